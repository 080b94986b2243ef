import type { Page } from '@playwright/test'

type Held = { readonly id: string; readonly kind: string; readonly refused: string | null }

/** What the outbox of a page's browser holds, in its order. */
export const heldIn = (page: Page): Promise<Held[]> =>
  page.evaluate(
    () =>
      new Promise<Held[]>((resolve, reject) => {
        const opening = indexedDB.open('aide-entries', 1)
        opening.onerror = () => reject(opening.error)
        // Opened before the page has done it, it would be another database.
        opening.onupgradeneeded = () => opening.transaction?.abort()
        opening.onsuccess = () => {
          const reading = opening.result.transaction('entries').objectStore('entries').getAll()
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () => {
            opening.result.close()
            resolve(reading.result)
          }
        }
      }),
  )
