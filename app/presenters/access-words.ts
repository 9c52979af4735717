/** What the record of access says, in words. */
export const accessWords: Record<string, string> = {
  'sign-in': '登录',
  'sign-in.refused': '登录未成功',
  'sign-in.limited': '尝试过多，暂停登录',
  'sign-out': '退出',
  'seat.take': '演示入座',
  'capacity.switch': '换座',
  'password.change': '修改密码',
  'password.reset': '重置密码',
  'person.create': '建立账号',
  'person.disable': '停用账号',
  'person.enable': '启用账号',
  'membership.grant': '授予席位',
  'membership.end': '收回席位',
  'organisation.create': '登记机构',
  'first-run': '首次设置',
}
