import type { Words } from './words.ts'

/** What a trustee owes to the holders: one list for the prospectus, the agreement and the announcement. */
export const trusteeDuties = ({ holder }: Pick<Words, 'holder'>): string[] => [
  '持续关注发行人和增信提供方的资信状况、担保物状况、增信措施和偿债保障措施的实施情况，发现影响偿债能力的重大事项时及时处理并报告',
  '监督专项账户和募集资金的使用，核对科技创新领域使用比例，每季度检查一次，并对投向基金和被投企业的资金进行穿透核查',
  '督促发行人履行信息披露义务，关注市场传闻和舆情，要求发行人说明或者披露',
  `召集${holder}会议，落实会议决议，监督发行人执行`,
  '预计发行人不能偿还债务时，要求其追加担保，或者依法申请财产保全，费用由发行人承担',
  '发行人不能偿还债务时，受托提起民事诉讼、申请仲裁、参加破产程序',
  '每年披露受托管理事务年度报告，发生重大事项时披露临时报告',
  '对履行职责中知悉的未公开信息保密，保管受托管理文件',
]
