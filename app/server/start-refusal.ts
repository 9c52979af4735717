const sentences: Record<string, string> = {
  EADDRINUSE: '端口已被占用：请停止占用它的程序，或用 PORT 换一个端口。',
  ENOSPC: '磁盘空间不足：请腾出空间后重试。',
  SQLITE_FULL: '磁盘空间不足：请腾出空间后重试。',
  SQLITE_READONLY: '数据库文件不可写：请检查数据目录的所有者与权限。',
  SQLITE_NOTADB: '数据目录中的 kejiban.sqlite 不是数据库文件：请从备份恢复，或以 KEJIBAN_DATA 另指定目录。',
  ECONNREFUSED: '连接不上 DATABASE_URL 所指的 PostgreSQL：请检查地址和它是否已启动。',
  ENOTFOUND: '找不到 DATABASE_URL 所指的主机：请检查地址。',
  '28P01': 'PostgreSQL 拒绝了 DATABASE_URL 中的用户名或密码。',
  '3D000': 'DATABASE_URL 所指的数据库不存在：请先建库（UTF-8）。',
}

/** The sentence for an error that the user can mend, by the code of the system or database, also of its cause. */
export function startRefusal(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const own = 'code' in error && typeof error.code === 'string' ? sentences[error.code] : undefined
  return own ?? startRefusal(error.cause)
}
