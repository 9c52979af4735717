import { type Block, heading, list, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { percent, quote } from '../format.ts'
import { conclusion, findingsTable } from '../phrases/judgement.ts'
import { type Common, signaturePage } from '../phrases/paper.ts'
import { internalReview, leadName, partySigns, seal, signature } from '../phrases/party.ts'
import { kindWords, routeWords } from '../phrases/route-words.ts'
import { clause } from '../phrases/words.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'science' | 'proceeds' | 'findings'>

/** 第九章 and the signature page: the opinion is no stronger than the findings it rests on. */
export function opinionChapter(dossier: Reads): Block[] {
  const { project, science, proceeds, parties, date } = dossier
  const kind = kindWords[project.issuerKind]
  return [
    heading(1, '第九章 专项尽职调查结论'),
    ...otherRules(dossier),
    paragraph('基于上述调查，主承销商形成如下意见：'),
    list(
      [
        conclusion(science.findings, `发行人以“${clause(science.test)}”为依据，属于科技创新债券所称${kind}`),
        `募集资金投向科技创新领域的比例为${percent(proceeds.techRatio)}，按申报文件列示的金额计算。`,
        '申报文件对科技创新属性、募集资金用途和主要风险的披露，与主承销商取得的资料一致。',
        `主承销商同意就本项目向${project.addressee}提交${routeWords(project).act}申请，并在审核期间和存续期内持续履行尽职调查和督导职责。`,
      ],
      true,
    ),
    paragraph(
      '本报告的意见以落款日前取得的资料为基础。落款日后发生足以影响结论的事项的，主承销商将补充调查并更新报告。',
    ),
    ...signaturePage(`${clause(project.name)}科技创新属性专项尽职调查报告`, [
      signature(...partySigns(parties, 'lead-underwriter', '项目人员', date), internalReview(parties, date)),
      seal(leadName(parties), date),
    ]),
  ]
}

/** Rules of the project beyond the standard of chapter 3, which has its own table there. */
function otherRules({ findings, science }: Reads): Block[] {
  const known = new Set(science.findings.map((finding) => finding.rule))
  const others = findings.filter((finding) => !known.has(finding.rule))
  return others.length > 0 ? [findingsTable(others, '其他规则核验汇总')] : []
}

/** 附件: which fact was checked against what; the facts' values are repeated so that one page suffices to compare. */
export function annex({ issuer, science, proceeds }: Reads): Block[] {
  const proofs: [string, ReturnType<typeof quote>, string][] = [
    ['发行人名称', quote(issuer.name), '营业执照、企业信用信息公示系统'],
    ['统一社会信用代码', quote(issuer.creditCode), '营业执照、企业信用信息公示系统，校验码复算'],
    ['法定代表人', quote(issuer.legalRepresentative), '营业执照、身份证明文件'],
    ['控股股东及实际控制人', quote(issuer.controller), '章程、股东名册、登记信息'],
    ['信息披露事务负责人', quote(issuer.disclosureOfficer), '任命文件'],
    ...science.titles.map((title): [string, ReturnType<typeof quote>, string] => [
      title.kind,
      quote(title.number),
      `证书原件、${title.authority}公布的名单`,
    ]),
    ...(science.inventionPatents
      ? [
          proof(
            '发明专利',
            quote(science.inventionPatents, (value) => `${value}件`),
            '专利登记簿副本、专利检索系统',
          ),
        ]
      : []),
    ...(science.softwareCopyrights
      ? [
          proof(
            '软件著作权',
            quote(science.softwareCopyrights, (value) => `${value}件`),
            '登记证书、登记公告',
          ),
        ]
      : []),
    ...(science.fund ? [proof('管理人登记', quote(science.fund.registration), '管理人登记公示信息')] : []),
    ...(science.institution
      ? [proof('经营许可', quote(science.institution.licence), '金融许可证原件、许可信息公示')]
      : []),
    ['募集资金专项账户', quote(proceeds.account.number), '开户证明、资金监管协议'],
  ]
  return [
    heading(1, '附件 关键事实查证对照表'),
    table(
      [
        { head: '事实', width: 0.22 },
        { head: '披露内容', width: 0.4 },
        { head: '查证资料', width: 0.38 },
      ],
      proofs.map(([fact, value, source]) => [fact, [value], source]),
      { caption: '关键事实查证对照', note: '查证资料的页码、取得日期和取得人见工作底稿索引。' },
    ),
  ]
}

const proof = (
  fact: string,
  value: ReturnType<typeof quote>,
  source: string,
): [string, ReturnType<typeof quote>, string] => [fact, value, source]
