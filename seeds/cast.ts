import type { Db } from '#db/connect.ts'
import type { NewRow } from '#db/schema.ts'
import { type Capacity, type Venue, venues } from '#workflows/kit/seats.ts'

type Organisation = readonly [name: string, kind: string, region?: string]

/**
 * The invented organisations of a demo; not one of them exists. Authorities appear as sample seats of theirs.
 * Ids are `demo-` and the key, and stay what they are.
 */
export const castOrganisations = {
  xinghe: ['示例星河智造股份有限公司', 'company', '江苏省苏州市'],
  yuanlan: ['示例远澜创业投资管理有限公司', 'company', '广东省深圳市'],
  yanxing: ['示例䶮行㛃材科技股份有限公司', 'company', '陕西省西安市'],
  haice: ['示例海策仪器股份有限公司', 'company', '山东省青岛市'],
  bank: ['示例银行股份有限公司', 'bank', '北京市'],
  lanbank: ['示例澜江银行股份有限公司', 'bank', '浙江省杭州市'],
  securities: ['示例证券股份有限公司', 'securities', '上海市'],
  wealth: ['示例理财有限责任公司', 'investor', '上海市'],
  fund: ['示例基金管理有限公司', 'investor', '广东省深圳市'],
  insurer: ['示例保险资产管理有限公司', 'investor', '北京市'],
  counsel: ['示例律师事务所', 'counsel', '北京市'],
  auditor: ['示例会计师事务所（特殊普通合伙）', 'auditor', '北京市'],
  rater: ['示例资信评估有限公司', 'rating-agency', '上海市'],
  enhancer: ['示例信用增进股份有限公司', 'enhancer', '北京市'],
  guarantor: ['示例融资担保有限公司', 'guarantor', '江苏省苏州市'],
  southern: ['示例南方科技担保有限公司', 'guarantor', '广东省深圳市'],
  trustee: ['示例受托管理有限公司', 'trustee', '上海市'],
  registrar: ['示例登记托管机构', 'registrar', '上海市'],
  westpark: ['示例西部科学城管理委员会', 'steward', '陕西省西安市'],
  park: ['示例高新技术产业开发区', 'steward', '江苏省苏州市'],
  nafmii: ['银行间市场（示例席位）', 'venue:NAFMII'],
  sse: ['上海证券交易所（示例席位）', 'venue:SSE'],
  szse: ['深圳证券交易所（示例席位）', 'venue:SZSE'],
  bse: ['北京证券交易所（示例席位）', 'venue:BSE'],
  csrc: ['中国证监会（示例席位）', 'csrc'],
  pboc: ['中国人民银行（示例席位）', 'pboc'],
  nfra: ['金融监管总局（示例席位）', 'nfra'],
  experts: ['评议专家库（示例）', 'experts'],
  platform: ['科技板平台（示例）', 'platform'],
} as const satisfies Record<string, Organisation>

export type CastOrganisation = keyof typeof castOrganisations

export const organisationId = (key: CastOrganisation): string => `demo-${key}`

type Team = { organisation: CastOrganisation; capacity: Capacity; people: readonly string[] }

const team = (organisation: CastOrganisation, capacity: Capacity, ...people: string[]): Team => ({
  organisation,
  capacity,
  people,
})

const venueTeams: readonly (readonly [CastOrganisation, readonly (readonly string[])[]])[] = [
  [
    'nafmii',
    [
      ['沈佩文', '陆时雨'],
      ['高望舒', '程砚秋', '袁𫟹'],
      ['叶书宁', '童见微'],
      ['纪远山', '鲁观澜'],
    ],
  ],
  [
    'sse',
    [
      ['方渐青', '石听泉'],
      ['顾清和', '唐若虚', '谢知白'],
      ['江照晚', '柳含章'],
      ['裴明远', '夏既明'],
    ],
  ],
  [
    'szse',
    [
      ['贺南枝', '罗浮生'],
      ['梁叙之', '邓思齐', '曹䶮'],
      ['白露生', '丁未央'],
      ['冯怀瑾', '潘静深'],
    ],
  ],
  [
    'bse',
    [
      ['汪初晴', '任平生'],
      ['蒋慕云', '韩松年', '傅雪舟'],
      ['苏问渠', '岳临渊'],
      ['严守拙', '常乐山'],
    ],
  ],
]

const venueCapacities = ['venue-intake', 'venue-review', 'venue-secretary', 'venue-supervisor'] as const

/** Every capacity has at least two people, so that whoever made something is never the one who checks it. */
export const castTeams: readonly Team[] = [
  team('xinghe', 'issuer', '周启明', '王㛃'),
  team('yuanlan', 'issuer', '吴遥', '郑亦舟'),
  team('yanxing', 'issuer', '李䶮', '钱𬭊'),
  team('haice', 'issuer', '孙海岚', '赵思远'),
  team('bank', 'issuer', '顾行舟', '文若兰'),
  team('bank', 'lead-underwriter', '陈若川', '林知微'),
  team('lanbank', 'lead-underwriter', '黄沛然', '许砚之'),
  team('securities', 'lead-underwriter', '何承宇', '郭听澜'),
  team('lanbank', 'joint-underwriter', '马行简', '朱云起'),
  team('wealth', 'investor', '胡一诺', '田静好'),
  team('fund', 'investor', '董若水', '余晚舟'),
  team('insurer', 'investor', '杜长风', '魏栖梧'),
  team('counsel', 'counsel', '宋明理', '彭慎之'),
  team('auditor', 'auditor', '崔若谷', '吕安澜'),
  team('rater', 'rater', '姜维桢', '范秋实'),
  team('enhancer', 'enhancer', '萧远帆', '武定安'),
  team('guarantor', 'guarantor', '陶然亭', '尹信之'),
  team('southern', 'guarantor', '欧阳朔', '司徒静'),
  team('trustee', 'trustee', '金守约', '龚执中'),
  team('registrar', 'registrar', '康载物', '毛厚德'),
  team('westpark', 'steward', '安澜生', '时雨晴'),
  team('park', 'steward', '季春野', '盛小满'),
  ...venueTeams.flatMap(([key, rooms]) => rooms.map((people, at) => team(key, venueCapacities[at]!, ...people))),
  team('experts', 'expert', '温故新', '孔昭明', '夏侯渊博', '施以恒', '骆知行', '翁守正', '葛见山'),
  team('csrc', 'csrc', '秦正言', '牛毅然'),
  team('pboc', 'pboc', '华立行', '万思源'),
  team('nfra', 'nfra', '侯持衡', '邵敬之'),
  team('platform', 'administrator', '雷管平', '倪掌钥'),
]

const order = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'] as const

/** The id of a person: organisation, capacity, and place in the team from 0. */
export const personId = (organisation: CastOrganisation, capacity: Capacity, at = 0): string =>
  `demo-${organisation}-${capacity}-${order[at]}`

/** First of the team prepares, the second checks; committees and reviewers by the words of their own. */
function dutiesAt(capacity: Capacity, at: number): string {
  if (capacity === 'venue-review') return 'first second'
  if (capacity === 'enhancer' || capacity === 'guarantor') return at === 0 ? 'maker' : 'checker chair'
  if (capacity === 'expert' || capacity === 'administrator') return 'maker'
  return at === 0 ? 'maker' : 'checker maker'
}

const venueOf = (organisation: CastOrganisation): Venue | null => {
  const kind: string = castOrganisations[organisation][1]
  return (Object.keys(venues) as Venue[]).find((venue) => kind === `venue:${venue}`) ?? null
}

/**
 * Enters the cast: organisations marked as samples, people without passwords, who can only be sat down as in a demo.
 * Entering it again changes nothing.
 */
export async function enterCast(db: Db, at: string): Promise<void> {
  const organisations = Object.entries<Organisation>(castOrganisations).map(([key, [name, kind, region]]) => ({
    id: `demo-${key}`,
    name,
    kind,
    credit_code: null,
    region: region ?? null,
    sample_at: at,
    created_at: at,
  }))
  const people: NewRow<'person'>[] = []
  const memberships: NewRow<'membership'>[] = []
  for (const { organisation, capacity, people: names } of castTeams)
    for (const [place, name] of names.entries()) {
      const id = personId(organisation, capacity, place)
      const unset = { password_hash: null, must_change_at: null, disabled_at: null }
      const unseen = { last_login_at: null, last_login_from: null }
      const email = `${id}@sample.invalid`
      people.push({ id, organisation: organisationId(organisation), name, email, ...unset, ...unseen, created_at: at })
      const duties = dutiesAt(capacity, place)
      memberships.push({ person: id, capacity, duties, venue: venueOf(organisation), since: at, until: null })
    }
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('organisation')
      .values(organisations)
      .onConflict((on) => on.doNothing())
      .execute()
    await tx
      .insertInto('person')
      .values(people)
      .onConflict((on) => on.doNothing())
      .execute()
    await tx
      .insertInto('membership')
      .values(memberships)
      .onConflict((on) => on.doNothing())
      .execute()
  })
}
