import type { Locator, Page } from 'playwright-core'

type Upload = { name: string; mimeType: string; buffer: Buffer }

/** What is put into a form, by the name of the field: text, the value or words of a choice, several ticked boxes, a file. */
export type Typing = Record<string, string | readonly string[] | Upload>

/** One person before the screen. Everything goes by clicking: there is no other way to move a project. */
export type Sitter = {
  page: Page
  /** From the list of projects through the project's page to one of its matters, such as 注册. */
  open: (project: string, matter: string) => Promise<void>
  /** From the work centre to one of the things to be done there. */
  openFromDesk: (verb: string) => Promise<void>
  /** Follows a link by its words. */
  follow: (words: string | RegExp) => Promise<void>
  /** Fills in the form of an act, named by its button, and presses it; gives what the receipt says. */
  does: (label: string, typing?: Typing) => Promise<string>
  /** Presses any other button of a form on the page; gives what is said. */
  presses: (label: string | RegExp, typing?: Typing) => Promise<string>
  /** The same where it comes to nothing; gives what is said against it. */
  pressesInVain: (label: string | RegExp) => Promise<string>
}

const exactly = (label: string) => new RegExp(`^\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`)

const said = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).allInnerTexts()).join('\n').trim()

/**
 * Presses and waits for the answer, which is always a page of its own. Not for a navigation: the router's first note in the
 * history of a page just opened counts as one.
 */
export async function submit(page: Page, button: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), button.click()])
}

export async function fill(form: Locator, typing: Typing): Promise<void> {
  for (const [name, value] of Object.entries(typing)) {
    const field = form.locator(`[name="${name}"]`)
    const kind = await field.first().evaluate((one) => String(one.getAttribute('type') ?? one.localName))
    if (typeof value === 'object' && 'buffer' in value) await field.setInputFiles(value)
    else if (kind === 'radio' || kind === 'checkbox') {
      for (const chosen of [value].flat()) await form.locator(`[name="${name}"][value="${chosen}"]`).check()
    } else if (kind === 'select') await choose(field, String(value))
    else await field.fill(String(value))
  }
}

/** A choice by its value, or by words that its label begins with. */
async function choose(field: Locator, wanted: string): Promise<void> {
  const labels = await field.locator('option').evaluateAll((options) =>
    options.map((one) => {
      return { value: String(one.getAttribute('value')), text: String(one.textContent) }
    }),
  )
  const found = labels.find(({ value }) => value === wanted) ?? labels.find(({ text }) => text.startsWith(wanted))
  if (!found) throw new Error(`no choice ${wanted} among ${labels.map(({ text }) => text).join('、')}`)
  await field.selectOption(found.value)
}

/** Goes to the page of seats of a demo and takes the seat of one person of the cast. */
export async function sitDown(page: Page, url: string, person: string): Promise<void> {
  await page.goto(`${url}/seats`)
  await takeSeat(page, person)
}

/** On the page of seats: takes the seat of one person of the cast, and goes where the page leads. */
export async function takeSeat(page: Page, person: string): Promise<void> {
  const first = page.locator(`form:has(input[name="person"][value="${person}"]) button`)
  const other = page.locator(`button[name="person"][value="${person}"]`)
  const isFirst = (await first.count()) > 0
  if (!isFirst) await page.locator('details').filter({ has: other }).locator('> summary').click()
  await submit(page, isFirst ? first : other)
}

export function sitter(page: Page, url: string): Sitter {
  const follow = (words: string | RegExp) => submit(page, page.getByRole('link', { name: words }).first())
  const press = async (label: string, typing: Typing) => {
    const button = page.locator('button[type=submit]').filter({ hasText: exactly(label) })
    const act = page.locator('.act-fold, .act-line').filter({ has: button })
    if ((await act.count()) === 0)
      throw new Error(`「${label}」 is not offered: ${await said(page, '.act-fold, .act-line')}`)
    const summary = act.first().locator('> summary')
    if ((await summary.count()) > 0 && (await act.first().getAttribute('open')) === null) await summary.click()
    await fill(act.first(), typing)
    await submit(page, act.first().locator(button).first())
  }
  const pressAny = async (label: string | RegExp, typing: Typing) => {
    const button = page.locator('button[type=submit]').filter({ hasText: label })
    const form = page.locator('form').filter({ has: button }).first()
    await fill(form, typing)
    await submit(page, form.locator(button).first())
  }
  const outcome = async () => ({
    done: await said(page, '.receipt, .alert-pine'),
    refused: await said(page, '.error-summary, .alert[role=alert]'),
  })
  const mustBeDone = async (label: string) => {
    const { done, refused } = await outcome()
    if (!done) throw new Error(`「${label}」 was not done: ${refused || (await said(page, 'main'))}`)
    return done
  }
  return {
    page,
    follow,
    open: async (project, matter) => {
      await page.goto(`${url}/projects`)
      await follow(project)
      // A tab of the project may carry the stage's name too; the matter is the run.
      const run = page.locator('a[href*="/runs/"]').filter({ hasText: new RegExp(`^\\s*${matter}`) })
      await submit(page, run.first())
    },
    openFromDesk: async (verb) => {
      await page.goto(`${url}/desk`)
      await follow(new RegExp(`^去办理\\s*：${verb}`))
    },
    does: async (label, typing = {}) => {
      await press(label, typing)
      return mustBeDone(label)
    },
    presses: async (label, typing = {}) => {
      await pressAny(label, typing)
      return mustBeDone(String(label))
    },
    pressesInVain: async (label) => {
      await pressAny(label, {})
      const { done, refused } = await outcome()
      if (done || !refused) throw new Error(`「${label}」 was done: ${done}`)
      return refused
    },
  }
}
