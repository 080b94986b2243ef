import type { Metadata } from 'next'
import Link from 'next/link'
import { GlobalKeyList } from '@/app/_palette/global-key-list'
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
    what: 'holds your articles. Paste a text, choose a file or enter an address. Accept the drafts you want, or select words to make a fact from them.',
  },
  {
    href: '/briefings',
    name: 'Briefings',
    what: 'are events that you prepare for. Enter the date and the subjects; you get a daily plan, a rehearsal and a crib sheet.',
  },
  { href: '/cards', name: 'Cards', what: 'lists every card, to search, change, suspend or postpone.' },
  {
    href: '/retention',
    name: 'Retention',
    what: 'compares what you recalled with what was predicted, and shows what is coming.',
  },
  {
    href: '/settings',
    name: 'Settings',
    what: 'has the time zone, daily limits, backups, and a way to turn single keys off.',
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
      <Section title="Keys">
        <GlobalKeyList />
        <p className="mt-4 text-quiet">
          Review, rehearsals and the text of an article have more keys. Press ? there to see them.
        </p>
      </Section>
      <Section title="Your data">
        <p>
          Everything is in one file on this computer, and it is backed up automatically.{' '}
          <Link href="/settings#data" className="link">
            See where it is, and back up now
          </Link>
          . On the command line, <code className="card-code">npm run aide -- doctor</code> checks all of it.
        </p>
      </Section>
      <div id="about">
        <Section title="About">
          <p>
            Aide-Mémoire turns facts of articles into flashcards with their sources, for people who must speak from
            memory. Reviews are scheduled with FSRS. Nothing leaves this computer unless you ask: an address is fetched
            when you enter it, and a language model is used only if you set one up. The guides are in the folder{' '}
            <code className="card-code">docs</code> of the program.
          </p>
        </Section>
      </div>
    </Page>
  )
}
