import { type ShippedClause, shipped } from '../clause.ts'

/** What is peculiar to investing in firms that are young, illiquid and valued by judgement. */
export const equityInvestorRisks: ShippedClause[] = [
  shipped('risk-operation', 'fund-projects', '投资项目失败的风险', { kinds: ['equity-investor'] }, [
    '发行人投资的科技型企业多处于种子期、初创期或者成长期，技术路线、产品验证和商业模式尚未成熟，单个项目失败的可能性较高。尽职调查难以完全识别技术和团队的不确定性，投资成本存在部分或者全部损失的可能。',
  ]),
  shipped('risk-operation', 'fund-exits', '退出渠道和退出节奏的风险', { kinds: ['equity-investor'] }, [
    '项目退出依赖首次公开发行、并购、股权转让、回购等渠道，受资本市场政策、市场估值和交易对手意愿影响。退出时间晚于预期或者退出价格低于预期，将直接影响发行人可用于偿债的现金流入。',
  ]),
  shipped('risk-operation', 'fund-value', '公允价值波动的风险', { kinds: ['equity-investor'] }, [
    '发行人持有的股权和基金份额多以公允价值计量，非上市股权估值使用较多不可观察的参数。估值下调将减少当期利润和净资产，提高资产负债率，并可能触发其他融资合同中的财务约束。',
  ]),
  shipped('risk-operation', 'fund-concentration', '投资集中的风险', { kinds: ['equity-investor'] }, [
    '发行人的投资在行业、阶段和地域上具有一定集中度。集中投向的领域出现周期性下行或者重大政策变化时，多个项目可能同时受到影响，组合分散风险的作用下降。',
  ]),
  shipped('risk-operation', 'fund-raising', '基金募集和认缴出资的风险', { kinds: ['equity-investor'] }, [
    '私募基金募集受社会资本风险偏好影响。募集规模不及预期将影响管理费收入和后续投资能力；已认缴未实缴的出资构成发行人未来的资金支出义务，其缴付时间由基金合同确定，可能与偿债时间重叠。',
  ]),
  shipped('risk-management', 'fund-staff', '核心投资人员变动的风险', { kinds: ['equity-investor'] }, [
    '投资判断依赖核心团队的行业积累和资源网络。核心人员离任可能影响在管基金关键人士条款的履行、项目储备和投后管理，并影响出资人对后续基金的信心。',
  ]),
  shipped('risk-management', 'fund-conflicts', '利益冲突和关联交易的风险', { kinds: ['equity-investor'] }, [
    '发行人同时以自有资金和受托资金投资，可能在项目机会分配、跟投、退出顺序以及基金之间交易等方面产生利益冲突。如隔离和回避机制执行不到位，可能引发纠纷和合规责任。',
  ]),
  shipped('risk-management', 'fund-holdings', '投后管理的风险', { kinds: ['equity-investor'] }, [
    '发行人对多数被投企业持股比例较低，对其经营决策、信息获取和风险处置的影响力有限。被投企业发生治理冲突、财务造假或者资金占用时，发行人可能难以及时保全权益。',
  ]),
  shipped('risk-policy', 'fund-supervision', '私募基金监管政策变化的风险', { kinds: ['equity-investor'] }, [
    '私募股权投资受登记备案、合格投资者、资金募集和信息报送等方面的监管。监管要求调整或者发行人未能持续符合要求，可能影响新基金设立、存续基金运作和管理人资格。',
  ]),
  shipped('risk-policy', 'fund-market', '资本市场政策变化的风险', { kinds: ['equity-investor'] }, [
    '上市审核标准、股份减持、国有股权转让等政策变化，可能改变项目退出的时间和成本。',
  ]),
]
