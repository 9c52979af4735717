import type { Dossier } from '#templates/dossier.ts'
import { record, sample, wan } from './said.ts'

export const issuerName = '苏州澜舟精密光学仪器股份有限公司'
export const underwriter = '东岳证券股份有限公司'

export const parties: Dossier['parties'] = [
  {
    capacity: 'issuer',
    title: '发行人',
    name: issuerName,
    persons: ['顾𫟹', '叶堃'],
    address: sample('江苏省苏州工业园区澜舟路66号', 'issuer.address'),
    phone: sample('0512-80000066', 'issuer.phone'),
    sample: true,
  },
  {
    capacity: 'lead-underwriter',
    title: '主承销商',
    name: underwriter,
    persons: ['丁䶮', '方致远'],
    address: sample('上海市浦东新区东岳路88号', 'underwriter.address'),
    phone: sample('021-80000088', 'underwriter.phone'),
    sample: true,
  },
  {
    capacity: 'joint-underwriter',
    title: '联席主承销商',
    name: '华枫证券有限责任公司',
    persons: ['谢棠'],
    address: null,
    phone: null,
    sample: true,
  },
  {
    capacity: 'trustee',
    title: '受托管理人',
    name: underwriter,
    persons: ['丁䶮'],
    address: sample('上海市浦东新区东岳路88号', 'trustee.address'),
    phone: sample('021-80000088', 'trustee.phone'),
    sample: true,
  },
  {
    capacity: 'counsel',
    title: '律师事务所',
    name: '上海经纬律师事务所',
    persons: ['冯㛃', '邵喆'],
    address: null,
    phone: null,
    sample: true,
  },
  {
    capacity: 'auditor',
    title: '会计师事务所',
    name: '立衡会计师事务所（特殊普通合伙）',
    persons: ['蒋知行'],
    address: null,
    phone: null,
    sample: true,
  },
  {
    capacity: 'registrar',
    title: '登记托管机构',
    name: '中国证券登记结算有限责任公司上海分公司',
    persons: [],
    address: null,
    phone: null,
    sample: false,
  },
]

export const science: Dossier['science'] = {
  test: '最近三年研发投入占营业收入的比例不低于5%',
  findings: [
    {
      rule: 'tech-firm.research-ratio',
      title: '研发投入占比',
      ok: true,
      because: '最近三年研发投入合计31,180.00万元，占同期营业收入合计的9.73%',
      missing: [],
      basis: {
        document: '适用指引第2号——专项品种公司债券',
        item: '第七章',
        since: '2024-12-27',
        standing: 'provisional',
      },
      judgedOn: '2026-03-16',
    },
    {
      rule: 'tech-firm.title',
      title: '科技称号',
      ok: true,
      because: '高新技术企业证书在有效期内',
      missing: [],
      basis: { document: '国科发火〔2016〕32号', standing: 'published' },
      judgedOn: '2026-03-16',
    },
  ],
  titles: [
    {
      kind: '高新技术企业',
      authority: '江苏省科学技术厅等',
      number: sample('GR202532009999', 'title.high-tech'),
      validFrom: '2025-11-18',
      validTo: '2028-11-18',
    },
    {
      kind: '专精特新“小巨人”企业',
      authority: '工业和信息化部',
      number: sample('第六批第1999号', 'title.little-giant'),
      validFrom: '2024-07-01',
      validTo: null,
    },
  ],
  coreTechnology: record(
    '公司掌握大口径非球面超精密加工、极紫外多层膜沉积和亚纳米面形检测三项核心技术，已应用于半导体检测物镜和空间光学载荷。',
    'science.core',
  ),
  team: sample('研发人员312人，占员工总数的28.6%，其中博士41人。', 'science.team'),
  market: sample('半导体检测物镜国内出货量排名第二。', 'science.market'),
  inventionPatents: sample(87, 'science.patents'),
  softwareCopyrights: sample(24, 'science.copyrights'),
  research: [
    {
      year: 2023,
      spend: sample(wan(8_620), 'research.2023'),
      revenue: sample(wan(92_140), 'revenue.2023'),
      ratio: '9.36',
    },
    {
      year: 2024,
      spend: sample(wan(10_240), 'research.2024'),
      revenue: sample(wan(105_810), 'revenue.2024'),
      ratio: '9.68',
    },
    {
      year: 2025,
      spend: sample(wan(12_320), 'research.2025'),
      revenue: sample(wan(122_500), 'revenue.2025'),
      ratio: '10.06',
    },
  ],
  fund: null,
  institution: null,
}

export const accounts: Dossier['accounts'] = {
  auditor: '立衡会计师事务所（特殊普通合伙）',
  opinion: sample('标准无保留意见', 'accounts.opinion'),
  periods: [
    {
      label: '2023年',
      endsOn: '2023-12-31',
      assets: wan(215_300.12),
      liabilities: wan(88_410.55),
      equity: wan(126_889.57),
      revenue: wan(92_140),
      netProfit: wan(9_820.4),
      operatingCash: wan(11_206.33),
      debtRatio: '41.06',
      sample: true,
    },
    {
      label: '2024年',
      endsOn: '2024-12-31',
      assets: wan(248_716.9),
      liabilities: wan(108_022.78),
      equity: wan(140_694.12),
      revenue: wan(105_810),
      netProfit: wan(11_540.87),
      operatingCash: wan(9_903.01),
      debtRatio: '43.43',
      sample: true,
    },
    {
      label: '2025年',
      endsOn: '2025-12-31',
      assets: wan(291_004.77),
      liabilities: wan(134_915.6),
      equity: wan(156_089.17),
      revenue: wan(122_500),
      netProfit: wan(13_006.25),
      operatingCash: wan(14_870.66),
      debtRatio: '46.36',
      sample: true,
    },
  ],
  borrowings: [
    { kind: '短期借款', amount: wan(32_000), sample: true },
    { kind: '长期借款', amount: wan(41_500), sample: true },
  ],
  contingencies: sample('无对外担保；一起金额为86.00万元的买卖合同纠纷正在一审。', 'accounts.contingencies'),
}
