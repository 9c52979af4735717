import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'

const MiB = 1024 * 1024

/** Bytes of a body: forms of fields, and forms that carry files. The upload route sets its own, smaller limit per file. */
export const bodyLimits = { fields: 2 * MiB, files: 64 * MiB } as const

const refuse = (limit: number) =>
  bodyLimit({
    maxSize: limit,
    onError: (c) => c.text(`提交的内容过大，上限为 ${limit / MiB} MB。`, 413, { Connection: 'close' }),
  })

const fields = refuse(bodyLimits.fields)
const files = refuse(bodyLimits.files)

/** Where files are handed in: the papers of a project, what proves a fact or a recorded step, recommended lists, and what is only counted. */
const takesFiles = /^(\/projects\/[^/]+\/(filings|recordings|runs|facts)|\/lists|\/verify)(\/|$)/

/** Refuses bodies above the limit of their kind with 413, by Content-Length or, if chunked, by counting. */
export const limitBody = createMiddleware((c, next) =>
  takesFiles.test(c.req.path) && c.req.header('content-type')?.startsWith('multipart/form-data')
    ? files(c, next)
    : fields(c, next),
)
