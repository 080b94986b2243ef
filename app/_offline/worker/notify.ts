import { scope } from './scope'

type Message = { readonly title: string; readonly body: string; readonly address: string }

const WITHOUT_WORDS: Message = { title: 'Aide-Mémoire', body: 'Open Today to see what is due.', address: '/' }

const textIn = (value: unknown, fallback: string): string => (typeof value === 'string' ? value : fallback)

/** What a message says; one that is not understood still has to be shown, or browsers show something of their own. */
const read = (text: string): Message => {
  try {
    const { title, body, address } = JSON.parse(text) as Partial<Record<keyof Message, unknown>> // edge: from the server
    const path = textIn(address, '/')
    return {
      title: textIn(title, WITHOUT_WORDS.title),
      body: textIn(body, WITHOUT_WORDS.body),
      // Only pages of this program are opened.
      address: path.startsWith('/') && !path.startsWith('//') ? path : '/',
    }
  } catch {
    return WITHOUT_WORDS
  }
}

/** Shows a reminder. A later one takes the place of one that is still there. */
export const showReminder = (text: string): Promise<void> => {
  const { title, body, address } = read(text)
  return scope.registration.showNotification(title, { body, tag: 'due', icon: '/icon-192.png', data: address })
}

/** Opens the page of a reminder that was pressed. */
export const openReminder = async (notification: Notification): Promise<void> => {
  notification.close()
  await scope.clients.openWindow(textIn(notification.data, '/'))
}
