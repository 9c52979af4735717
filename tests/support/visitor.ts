import { request } from 'node:http'

/** Somebody with a program instead of a browser: sends exactly what it is told to, keeps one session cookie, follows nothing. */
export type Visitor = ReturnType<typeof visitor>

export function visitor(url: string, cookie = '') {
  let kept = cookie
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (kept && !headers.has('cookie')) headers.set('cookie', kept)
    const answer = await fetch(`${url}${path}`, { ...init, headers, redirect: 'manual' })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      if (pair.startsWith('kejiban-session=')) kept = pair
    }
    return answer
  }
  /** A form as our own page would post it; `headers` may say otherwise. */
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = { Origin: url }) =>
    ask(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
  return {
    ask,
    post,
    /** A form with files. */
    send: (path: string, form: FormData) => ask(path, { method: 'POST', headers: { Origin: url }, body: form }),
    takeSeat: (person: string, capacity: string, more: Record<string, string> = {}) =>
      post('/seats', { person, capacity, ...more }),
    cookie: () => kept,
  }
}

/** A request line and headers that `fetch` would not send; gives the status. */
export function rawStatus(url: string, path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  const { hostname, port } = new URL(url)
  return new Promise((done, fail) => {
    const sent = request({ hostname, port, path, method, headers, setHost: headers.Host === undefined }, (answer) => {
      answer.resume()
      answer.once('end', () => done(answer.statusCode ?? 0))
    })
    sent.once('error', fail)
    sent.end()
  })
}
