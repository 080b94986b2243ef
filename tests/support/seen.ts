import type { Page } from '@playwright/test'

/** Waits until the answer can have been seen: before, what shows an answer (a tap, Space) is not taken for a grade. */
export const seen = (page: Page): Promise<void> => page.waitForTimeout(350)
