import { expect, type Locator, type Page } from '@playwright/test'

/** More than the longest page has to stop at. */
const mostStops = 80

/** Somebody with neither mouse nor touch: Tab, Space, Enter and arrows, and at every stop it must show where she is. */
export class KeyboardUser {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key)
    expect(await this.page.evaluate(hiddenFocus)).toBe('')
  }

  /** On with Tab, or back with Shift+Tab, until the control has the focus. */
  async goTo(control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let stop = 0; stop < mostStops; stop += 1) {
      if (await control.evaluate((element) => element === document.activeElement)) return
      await this.press(key)
    }
    throw new Error(`Not reached with ${key}: ${control}`)
  }

  async use(control: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.goTo(control)
    await this.page.keyboard.press(key)
  }

  /** A radio button: Tab leads to the group, the arrows to the button. */
  async chooseIn(group: Locator, radio: Locator): Promise<void> {
    await this.goTo(group.getByRole('radio').first())
    await this.press('Space')
    for (let stop = 0; !(await radio.isChecked()); stop += 1) {
      if (stop === mostStops) throw new Error(`Not reached with the arrows: ${radio}`)
      await this.press('ArrowDown')
    }
  }
}

/** What has the focus without showing it; a radio or checkbox may show it by its row. Empty when all is well. */
function hiddenFocus(): string {
  const focused = document.activeElement
  if (!focused || focused === document.body) return ''
  const shows = (element: Element | null): boolean => {
    if (!element) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
  }
  return shows(focused) || shows(focused.closest('label')) ? '' : focused.outerHTML.slice(0, 200)
}
