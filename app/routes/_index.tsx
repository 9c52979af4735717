import { PageHeader } from '../components/page-header.tsx'
import { PublicShell } from '../components/public-shell.tsx'

/** The first page of a visitor who is not signed in. */
export default function FrontPage() {
  return (
    <PublicShell home="/">
      <PageHeader title="科技板" />
      <p>科技创新债券从储备到兑付。</p>
    </PublicShell>
  )
}
