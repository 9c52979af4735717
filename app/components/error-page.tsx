import { LinkButton } from './link-button.tsx'
import { PublicShell } from './public-shell.tsx'

export type ErrorPageProps = {
  status: number
  /** A Chinese sentence from whoever refused; other texts are not shown. */
  message?: string
}

type Words = { title: string; what: string }

const words: Record<number, Words> = {
  400: { title: '没有看懂这次请求', what: '提交的内容不完整或格式不对，什么都没有改动。请返回上一页检查后再提交。' },
  401: { title: '请先登录', what: '登录之后会回到这一页。' },
  403: { title: '这一步不归您', what: '您现在的座位不能做这件事，什么都没有改动。换一个座位，或请有权的人来办。' },
  404: { title: '没有这一页', what: '地址不对，或者它不在您的座位可见的范围内。' },
  405: { title: '不能这样打开', what: '这个地址只接受表单提交。请从页面上的按钮进入。' },
  409: { title: '别人先了一步', what: '您打开之后，这里已有新的进展。请看过现在的情况再决定。' },
  413: { title: '文件太大', what: '超过了允许的大小，什么都没有保存。' },
  429: { title: '太快了', what: '短时间内请求太多，请稍等一分钟再试。' },
  500: { title: '出了差错', what: '这一步没有完成，已有的内容都在。差错已记录，请稍后再试。' },
}

const other: Words = { title: '没有办成', what: '这一步没有完成，已有的内容都在。' }

const chinese = /[\u4e00-\u9fff]/

/** What happened, what is kept and where to go; never a stack, never a bare code. */
export function ErrorPage({ status, message }: ErrorPageProps) {
  const { title, what } = words[status] ?? (status >= 500 ? words[500] : undefined) ?? other
  return (
    <PublicShell home="/" narrow>
      <div className="error-page">
        <p className="error-page-status">{status}</p>
        <h1 className="title-28">{title}</h1>
        <p className="lede">{message && chinese.test(message) ? message : what}</p>
        <p className="acts">
          <LinkButton href="/" tone="primary">
            回首页
          </LinkButton>
        </p>
      </div>
    </PublicShell>
  )
}
