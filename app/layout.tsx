import '@fontsource-variable/inter'
import '@fontsource-variable/source-serif-4'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { OutboxNotice } from './_client/outbox-notice'
import { SubmitByKey } from './_client/submit-by-key'
import { NewCardHost } from './_new-card/new-card-host'
import { PaletteHost } from './_palette/palette-host'
import './_server/undo-everywhere'
import { prefersSingleKeys } from './_server/single-keys'
import { dateStyle } from './_ui/date-style'
import { SiteHeader } from './_ui/site-header'
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

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const theme = await chosenTheme()
  const singleKeys = await prefersSingleKeys()
  return (
    <html lang="en" data-dates={dateStyle()} {...(theme ? { 'data-theme': theme } : {})}>
      <body>
        <a
          href="#main"
          className="sr-only z-40 rounded-control bg-ink px-4 py-3 font-medium text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to content
        </a>
        <SiteHeader />
        <OutboxNotice />
        <div id="page-notice" role="status" />
        <main id="main" tabIndex={-1} className="flex flex-1 flex-col max-sm:not-has-[[data-review]]:pb-16">
          {children}
        </main>
        <Toaster />
        <SubmitByKey />
        <NewCardHost singleKeys={singleKeys} />
        <PaletteHost singleKeys={singleKeys} />
      </body>
    </html>
  )
}
