/** What a person chose of each field that somebody else had changed while he was typing. */
export type TakenSides = {
  /** The version each compared field had when he began. */
  before: Readonly<Record<string, number>>
  theirs: readonly string[]
  mine: readonly string[]
  undecided: readonly string[]
}

/** Reads `before.<field>` and `take.<field>` of a form with a comparison; a form without one has chosen nothing. */
export function readSides(form: FormData): TakenSides {
  const before: Record<string, number> = {}
  for (const [name, value] of form)
    if (name.startsWith('before.') && typeof value === 'string' && /^\d{1,9}$/.test(value))
      before[name.slice('before.'.length)] = Number(value)
  const chose = (side: string) => Object.keys(before).filter((name) => form.get(`take.${name}`) === side)
  const [theirs, mine] = [chose('theirs'), chose('mine')]
  const decided = new Set([...theirs, ...mine])
  return { before, theirs, mine, undecided: Object.keys(before).filter((name) => !decided.has(name)) }
}
