import { recognisedTitles, type TitleKind } from '../rules/recognised-titles.ts'
import { bondClasses } from '../rules/scope.ts'
import { group } from './definition.ts'
import { choice, day, fen, integer, longWords, optional, percent, rows, text, yesNo } from './field.ts'

const techFirm = { kinds: ['tech-firm'] } as const
const exchanges = ['exchange-public', 'exchange-private'] as const
const asked = { required: false } as const

const titleNames = Object.fromEntries(
  Object.entries(recognisedTitles).map(([kind, { name }]) => [kind, name]),
) as Record<TitleKind, string>

const yearsProblem = (list: readonly { year: number }[]): string | null =>
  new Set(list.map(({ year }) => year)).size === list.length ? null : '同一年度只填一行'

export const scienceFacts = group('科技属性', 'project', {
  'science.test': text('所依据的认定标准', { required: false, hint: '资格声明中已经写明的，不必再填' }),
  'science.titles': rows(
    '科技称号',
    {
      kind: choice('称号', titleNames),
      certificateNumber: text('证书编号或名单批次'),
      validFrom: day('有效期起'),
      validTo: optional(day('有效期止')),
      evidence: optional(text('证明文件', { hint: '证书或名单的文件，没有的以本要素的凭证为准' })),
    },
    { required: false, hint: '没有称号的可以不填，另依上市板块、支持名单或核心技术认定' },
  ),
  'science.coreTechnology': longWords('核心技术', { hint: '股权投资机构写投资研究能力，金融机构写科技金融业务能力' }),
  'science.team': longWords('科技团队', { hint: '股权投资机构写投资团队' }),
  'science.market': longWords('市场地位'),
  'science.research': rows(
    '近三年研发投入',
    { year: integer('年度', { unit: '年' }), spend: fen('研发投入'), revenue: fen('营业收入') },
    { ...techFirm, problem: yearsProblem, hint: '与审计报告一致，占比由系统计算' },
  ),
  'science.inventionPatents': integer('发明专利数量', { ...asked, ...techFirm, unit: '项' }),
  'science.softwareFirm': yesNo('是否软件企业', { ...asked, ...techFirm }),
  'science.softwareCopyrights': integer('软件著作权数量', { ...asked, ...techFirm, unit: '项' }),
  'science.coreTechnologyApplied': yesNo('核心技术已应用于主营业务', { ...asked, ...techFirm }),
  'science.onRelendingList': yesNo('列入科技创新再贷款支持名单', { ...asked, ...techFirm }),
  'science.onPointsList': yesNo('列入创新积分制支持名单', { ...asked, ...techFirm }),
  'science.recognisedOtherwise': yesNo('受理机构认可的其他情形', asked),
  'science.researchFen3y': fen('近三年研发投入合计', { ...asked, ...techFirm }),
  'science.technologyRevenueFen': fen('最近一年科创领域收入', { ...asked, ...techFirm }),
  'science.inTechnologyField': yesNo('属于或服务于科技创新领域', { ...asked, routes: exchanges }),
  'science.parkOperator': yesNo('国家级园区或孵化机构运营主体', { ...asked, routes: exchanges }),
  'science.bondClass': choice('科技创新公司债券类别', bondClasses, { routes: exchanges }),
})

const investor = { kinds: ['equity-investor'] } as const

export const fundFacts = group('股权投资', 'project', {
  'fund.registration': text('管理人登记', { ...investor, hint: '登记或备案编号及机关' }),
  'fund.registered': yesNo('已在主管部门登记', { ...investor, ...asked }),
  'fund.soundOperation': yesNo('经营稳健、管理规模较大、团队稳定', { ...investor, ...asked }),
  'fund.assetsUnderManagement': fen('管理规模', investor),
  'fund.funds': integer('在管基金数量', investor),
  'fund.exits': integer('近三年成功退出项目', investor),
  'fund.equityIncomeRatio': percent('近两年股权投资收入平均占比', investor),
  'fund.lastTwoYears': rows(
    '近两年股权投资收入',
    { investmentFen: fen('股权投资收入'), totalFen: fen('收入合计') },
    {
      ...investor,
      ...asked,
      hint: '两行，先远后近',
      problem: (list) => (list.length === 2 ? null : '须填最近两年，共两行'),
    },
  ),
  'fund.largestBusiness': yesNo('股权投资为占比最大的主营业务', { ...investor, ...asked }),
  'fund.fullCycle': yesNo('具备募投管退全流程', { ...investor, ...asked }),
  'fund.stateCapitalPilot': yesNo('国有资本投资运营公司改革试点', { ...investor, ...asked }),
  'fund.record': longWords('募投管退情况', investor),
  'fund.holdings': rows(
    '主要被投企业',
    { name: text('被投企业'), field: text('领域'), cost: fen('投资成本'), share: percent('持股比例') },
    { ...investor, required: false },
  ),
})

export const institutionKinds = {
  bank: '商业银行',
  'securities-firm': '证券公司',
  'asset-manager': '金融资产投资或管理公司',
  leasing: '金融租赁公司',
  'consumer-finance': '消费金融公司',
  other: '其他金融机构',
} as const

const financial = { kinds: ['financial-institution'] } as const

export const institutionFacts = group('金融机构', 'project', {
  'institution.kind': choice('机构类型', institutionKinds, financial),
  'institution.licence': text('经营许可', { ...financial, hint: '许可证名称和编号' }),
  'institution.techLoans': fen('科技领域贷款及投资余额', financial),
  'institution.capitalAdequacy': percent('资本充足率', { ...financial, ...asked }),
  'institution.programme': longWords('服务科技创新的安排', financial),
  'institution.regulatorOpinion': yesNo('监管部门意见已取得', { ...financial, ...asked }),
})
