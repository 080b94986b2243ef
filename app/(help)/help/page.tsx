import type { Metadata } from 'next'
import Link from 'next/link'
import { GlobalKeyList } from '@/app/_palette/key-list'
import { Page, PageTitle, Section } from '@/app/_ui/page'

export const metadata: Metadata = { title: 'Help' }

const STEPS = [
  {
    href: '/',
    name: 'Today',
    what: 'shows what is due and how long it takes. Answer from memory, then grade yourself; a card comes back when you are about to forget it.',
  },
  {
    href: '/library',
    name: 'Library',
    what: 'holds your articles. Paste text, choose a file or enter a web address. Accept the drafts you want, or select words to turn them into a fact.',
  },
  {
    href: '/briefings',
    name: 'Briefings',
    what: 'are talks or meetings you prepare for. Enter the date and choose what each covers to get a daily plan, a rehearsal and a crib sheet.',
  },
  { href: '/cards', name: 'Cards', what: 'lists every card, so that you can search, edit, suspend or postpone them.' },
  {
    href: '/retention',
    name: 'Retention',
    what: 'compares what you recalled with what was predicted, and shows how many cards are due next.',
  },
  {
    href: '/settings',
    name: 'Settings',
    what: 'covers your time zone, daily limits, backups and keyboard shortcuts.',
  },
] as const

export default function HelpPage() {
  return (
    <Page>
      <PageTitle>Help</PageTitle>
      <dl className="grid gap-3">
        {STEPS.map(({ href, name, what }) => (
          <div key={href}>
            <dt className="inline font-medium">
              <Link href={href} className="link">
                {name}
              </Link>
            </dt>{' '}
            <dd className="inline">{what}</dd>
          </div>
        ))}
      </dl>
      <Section title="Keyboard shortcuts">
        <GlobalKeyList />
        <p className="mt-4 text-quiet">Reviews and articles have more shortcuts: press ? there.</p>
      </Section>
      <Section title="Your data">
        <p>
          All your data is in one file on this computer and is backed up automatically.{' '}
          <Link href="/settings#data" className="link">
            See where, or back up now
          </Link>
          .
        </p>
      </Section>
      <div id="about">
        <Section title="About">
          <p>
            Aide-Mémoire turns facts from articles into flashcards with their sources, for people who must speak from
            memory. Reviews are scheduled with FSRS. Nothing leaves this computer unless you ask: web pages are fetched
            only when you enter an address or check a feed, and a language model is used only if you set one up.
          </p>
        </Section>
      </div>
    </Page>
  )
}
