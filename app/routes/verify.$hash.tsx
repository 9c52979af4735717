import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Alert } from '../components/alert.tsx'
import { PublicShell } from '../components/public-shell.tsx'
import { Sheet } from '../components/sheet.tsx'
import { VerifyForms } from '../components/verify-forms.tsx'
import { presentEntrance } from '../presenters/entrance.server.ts'
import { presentVerification } from '../presenters/verification.server.ts'
import { admitVerification } from '../verification-limits.server.ts'

export const meta: MetaFunction = () => [{ title: '核验结果 · 科技板' }, { name: 'robots', content: 'noindex' }]

export async function loader({ context, params }: LoaderFunctionArgs) {
  await admitVerification(context.address)
  const [verification, entrance] = [
    await presentVerification(context, params.hash ?? ''),
    await presentEntrance(context),
  ]
  const status = verification.known ? 200 : 404
  return json({ verification, entrance }, { status, headers: { 'Cache-Control': 'no-store' } })
}

/** This document, as filed, on this date; or that nothing is known of it. */
export default function VerificationPage() {
  const { verification, entrance } = useLoaderData<typeof loader>()
  const { hash, known, malformed } = verification
  return (
    <PublicShell home="/" links={entrance.links.map((link) => ({ ...link, current: link.href === '/verify' }))}>
      <h1 className="title-28">核验结果</h1>
      <Sheet label="核验结果">
        <div className="stack">
          <Answer known={known} malformed={malformed} />
          <div>
            <p className="muted small">校验值</p>
            <p className="verify-hash">{hash.match(/.{1,8}/g)?.join(' ') ?? '（空）'}</p>
          </div>
        </div>
      </Sheet>
      <VerifyForms hash={known ? '' : hash} {...(malformed ? { error: malformed } : {})} />
      <p className="muted small">核验只说明文件与报送时一致，不表明对内容作出判断，也不表明同意发行。</p>
    </PublicShell>
  )
}

function Answer({
  known,
  malformed,
}: Pick<ReturnType<typeof useLoaderData<typeof loader>>['verification'], 'known' | 'malformed'>) {
  if (known)
    return (
      <Alert kind="done" title={known.title}>
        {known.says}
      </Alert>
    )
  return malformed ? (
    <Alert kind="error" title="这不是校验值">
      {malformed}
    </Alert>
  ) : (
    <Alert kind="warning" title="没有这份文件的报送记录">
      可能没有报送过，可能改动过（哪怕一个字节），也可能还不公开。请核对是不是报送时的那一份。
    </Alert>
  )
}
