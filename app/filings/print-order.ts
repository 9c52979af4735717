/** The letter names the bytes of the other papers, the list their versions: they come last, the list behind the letter. */
const last = ['consistency-letter', 'checklist']

/** Orders papers that are to be printed one after another. */
export const printOrder = (one: { template: string }, other: { template: string }): number =>
  last.indexOf(one.template) - last.indexOf(other.template)
