import { routes, venues } from '#workflows/kit/seats.ts'
import { because, choose, day, type Fieldset, long, money, remark, text } from './fieldset.ts'

const titles = <T extends Record<string, { title: string }>>(table: T): Record<string, string> =>
  Object.fromEntries(Object.entries(table).map(([key, { title }]) => [key, title]))

export const reserveFieldsets: Record<string, Fieldset> = {
  'reserve.pool': [
    choose('source', '来源', { recommended: '园区或主管部门推荐', self: '企业自行登记', underwriter: '主承销商发现' }),
    long('note', '情况简述'),
  ],
  'reserve.guide': [long('plan', '辅导安排', '写明要补齐的证据、负责人和时间。')],
  'guidance.note': [day('on', '日期'), text('topic', '事项'), long('note', '内容')],
  'route.choose': [
    choose('route', '申报路径', titles(routes)),
    choose('venue', '市场', titles(venues), '市场须受理所选路径。'),
    long('reason', '选择理由'),
  ],
  'reserve.mature': [
    text('test', '满足的科创条件', '写条件名称，如「高新技术企业」；依据的材料在要素中登记。'),
    long('statement', '资格说明'),
  ],
  'reserve.return': because('退回原因'),
  'reserve.mandate': [
    long('scope', '委托范围', '如：牵头主承销，余额包销。'),
    money('amount', '拟注册金额', '亿元'),
    long('note', '其他约定'),
  ],
  'mandate.accept': remark(),
  'mandate.decline': because('不接受的理由'),
  'mandate.retract': because('收回的理由'),
  'reserve.remove': because('出库原因', '出库后不能恢复；以后再申报须新建项目。'),
}
