import type { Dossier } from '../dossier.ts'

export type IssuerKind = Dossier['project']['issuerKind']

/** A place of the papers that clauses stand in, with its chapter in both venues' numbering. `own`: a house may add its own. */
type Place = { title: string; interbank: string; exchange: string; own: boolean }

const place = (title: string, interbank: string, exchange = interbank, own = false): Place => ({
  title,
  interbank,
  exchange,
  own,
})

/** In the order in which a reader meets them. Where a house may write clauses of its own, deals choose among them. */
export const clausePlaces = {
  protection: place('投资者保护', '违约、风险情形及处置', '投资者保护机制', true),
  meeting: place('持有人会议', '持有人会议机制', '持有人会议规则', true),
  options: place('选择权', '发行条款', '发行概况', true),
  default: place('违约及处置', '违约、风险情形及处置', '违约事项及纠纷解决'),
  'debt-management': place('主动债务管理', '主动债务管理', '投资者保护机制'),
  account: place('专项账户', '募集资金运用'),
  tax: place('税项', '税项'),
  subscribers: place('认购人', '发行条款', '发行概况'),
  repayment: place('偿债保障', '投资者保护机制'),
  trustee: place('受托管理', '受托管理人'),
  enhancement: place('增信', '信用增进', '增信情况'),
  disclosure: place('信息披露', '信息披露安排'),
  proceeds: place('募集资金', '募集资金运用'),
  'project-note': place('项目收益票据', '项目情况和项目收益'),
  'risk-investment': place('投资风险', '风险提示及说明'),
  'risk-finance': place('财务风险', '风险提示及说明'),
  'risk-operation': place('经营风险', '风险提示及说明'),
  'risk-management': place('管理风险', '风险提示及说明'),
  'risk-policy': place('政策风险', '风险提示及说明'),
  'risk-particular': place('特有风险', '风险提示及说明'),
  'risk-enhancement': place('增信的风险', '风险提示及说明'),
  'risk-project': place('项目风险', '风险提示及说明'),
} as const satisfies Record<string, Place>

/** The places there were when papers did not yet name those that their library has. */
export const firstPlaces: readonly ClausePlace[] = [
  'protection',
  'meeting',
  'options',
  'default',
  'debt-management',
  'account',
  'tax',
  'risk-investment',
  'risk-operation',
  'risk-management',
  'risk-policy',
  'risk-particular',
]

export type ClausePlace = keyof typeof clausePlaces

export const isClausePlace = (word: string): word is ClausePlace => Object.hasOwn(clausePlaces, word)

/** What a version of a clause says: `text` in the language of clause-text.ts, `kinds` the issuers it is for (all: absent). */
export type ClauseWording = { title: string; text: string; kinds?: readonly IssuerKind[] }

/** A clause as the program brings it: version 1. `from` is the first day it holds. */
export type ShippedClause = ClauseWording & { key: string; place: ClausePlace; from: string }

/**
 * The library begins on the day on which 中国人民银行 中国证监会公告〔2025〕8号 took effect: no bond of this label is older.
 * A wording that rests on a later law says its day.
 */
export const libraryBegins = '2025-05-07'

/** The text is given line by line; `place.name` is its key for good. */
export const shipped = (
  at: ClausePlace,
  name: string,
  title: string,
  ...rest: [lines: string[]] | [said: { kinds?: readonly IssuerKind[]; from?: string }, lines: string[]]
): ShippedClause => {
  const [said, lines] = rest.length === 2 ? rest : [{}, rest[0]]
  return { key: `${at}.${name}`, place: at, title, text: lines.join('\n'), from: libraryBegins, ...said }
}

/** Issuers that are firms of some kind, and those that a financial supervisor measures. */
export const firms: readonly IssuerKind[] = ['tech-firm', 'equity-investor']
export const institutions: readonly IssuerKind[] = ['financial-institution']
