import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { ReactNode } from 'react'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import { keysOf } from '@/lib/domain/keys/key-bindings'
import { ariaKeys, shownKey } from '@/lib/domain/keys/key-press'
import { EarlyInput } from './_client/early-input'
import { KEEP_EARLY_INPUT } from './_client/keep-early-input'
import { OutboxNotice } from './_client/outbox-notice'
import { SubmitByKey } from './_client/submit-by-key'
import { PaletteHost } from './_palette/palette-host'
import './_server/undo-everywhere'
import { requestContext } from './_server/request-context'
import { dateStyle } from './_ui/date-style'
import { PageBar, PageHeader } from './_ui/page-frame'
import { PHONE_ICONS } from './_ui/phone-icons'
import { hasSingleKeys } from './_ui/single-keys'
import { isTextSize, TEXT_SIZE_COOKIE } from './_ui/text-size'
import { Toaster } from './_ui/toast'

const PAPER = { light: '#f8f5ee', dark: '#161512' } as const

export const metadata: Metadata = {
  title: { default: 'Aide-Mémoire', template: '%s. Aide-Mémoire' },
  description: 'Flashcards with sources for people who must speak from memory.',
  applicationName: 'Aide-Mémoire',
  manifest: '/manifest.webmanifest',
  icons: {
    icon: [
      { url: '/icon.svg', type: 'image/svg+xml' },
      { url: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    ],
    apple: '/apple-icon.png',
  },
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

/** The learner's choice, kept in a cookie so that the first paint is already right. */
async function chosenTheme(): Promise<'light' | 'dark' | null> {
  const theme = (await cookies()).get('theme')?.value
  return theme === 'light' || theme === 'dark' ? theme : null
}

/** The text size of cards that this device has chosen. */
async function chosenTextSize() {
  const size = (await cookies()).get(TEXT_SIZE_COOKIE)?.value
  return isTextSize(size) ? size : undefined
}

export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme()
  return {
    viewportFit: 'cover',
    interactiveWidget: 'resizes-content',
    themeColor: theme
      ? PAPER[theme]
      : [
          { media: '(prefers-color-scheme: light)', color: PAPER.light },
          { media: '(prefers-color-scheme: dark)', color: PAPER.dark },
        ],
  }
}

/** Learns how this learner's screens behave; while that cannot be read, a page can still say why. */
async function knowLearner(): Promise<void> {
  try {
    await requestContext()
  } catch (reason) {
    unstable_rethrow(reason)
  }
}

/** The keys of something in the header. */
const headerKey = (act: KeyAct) => {
  const keys = keysOf(act, hasSingleKeys())
  return { shown: keys[0] === undefined ? undefined : shownKey(keys[0]), aria: ariaKeys(keys) }
}

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const theme = await chosenTheme()
  await knowLearner()
  return (
    <html
      lang="en"
      data-dates={dateStyle()}
      data-text-size={await chosenTextSize()}
      data-single-keys={hasSingleKeys() ? undefined : 'off'}
      {...(theme ? { 'data-theme': theme } : {})}
    >
      <body>
        <script
          nonce={(await headers()).get('x-nonce') ?? undefined}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, which React would escape
          dangerouslySetInnerHTML={{ __html: KEEP_EARLY_INPUT }}
          suppressHydrationWarning
        />
        <a
          href="#main"
          className="sr-only z-40 rounded-control bg-ink px-4 py-3 font-medium text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to content
        </a>
        <PageHeader keys={{ search: headerKey('search'), newCard: headerKey('new-card'), help: headerKey('help') }} />
        <OutboxNotice />
        <div id="page-notice" role="status" />
        <main id="main" tabIndex={-1} className="flex flex-1 flex-col not-has-[[data-review]]:pb-(--phone-bar)">
          {children}
        </main>
        <PageBar icons={PHONE_ICONS} />
        <Toaster />
        <EarlyInput />
        <SubmitByKey />
        <PaletteHost />
      </body>
    </html>
  )
}
