import { Alert } from './alert.tsx'

/** A first password, shown on this page only: it is kept nowhere but as a hash. */
export const ToldOnce = ({ name, email, password }: { name: string; email: string; password: string }) => (
  <Alert kind="done" title={`${name}（${email}）的初始密码，只显示这一次`} live>
    <p className="title-28">
      <code>{password}</code>
    </p>
    请当面或用另一渠道告知本人；首次登录须先修改。离开本页后无法再查看，只能重置。
  </Alert>
)
