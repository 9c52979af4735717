import { type IssuerKind, issuerKinds } from '#workflows/kit/seats.ts'

const says: Record<IssuerKind, string> = {
  'tech-firm': '持有科技称号、列入科技贷款支持名单、科创板或创业板上市，或以核心技术经营的企业',
  'equity-investor': '私募股权、创业投资管理机构，国有资本投资、运营公司',
  'financial-institution': '商业银行、证券公司、金融资产投资公司、金融租赁公司、消费金融公司等',
}

/** The kinds of issuer that the notices admit (公告〔2025〕8号), with whom each means. */
export const kindCards = (Object.keys(issuerKinds) as IssuerKind[]).map((kind) => ({
  kind,
  title: issuerKinds[kind],
  says: says[kind],
}))
