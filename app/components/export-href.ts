/** Which page of a list, and what is open on it, is of no matter to the whole of it. */
const places = ['after', 'before', 'case', 'act', 'verify', 'group', 'history', 'recovery']

/**
 * Address of a list as a file: what names its subject (`own`, in the address of the list) stands, whatever the page was
 * asked for; every filter of the page goes with it, several values of one too.
 */
export function exportHref(list: string, search: string, format: 'xlsx' | 'csv'): string {
  const [path = list, own = ''] = list.split('?')
  const params = new URLSearchParams(own)
  const taken = [...places, 'format', ...params.keys()]
  for (const [name, value] of new URLSearchParams(search)) if (!taken.includes(name)) params.append(name, value)
  if (format === 'csv') params.set('format', format)
  const query = params.toString()
  return query ? `${path}?${query}` : path
}
