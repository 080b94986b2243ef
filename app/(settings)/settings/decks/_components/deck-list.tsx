import { Button, LinkButton } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import { foldText } from '@/lib/domain/text/fold'
import type { Context } from '@/lib/services/context'
import { type ListedDeck, listDecks } from '@/lib/services/settings/deck-options'
import { deckOptionsHref } from '../../_components/deck-options-href'
import { SettingsLink } from '../../_components/settings-link'

const noteOf = ({ desiredRetention, newPerDay, reviewsPerDay }: ListedDeck): string =>
  [
    ...(desiredRetention === null ? [] : [`desired retention ${percentWords(desiredRetention)}`]),
    ...(newPerDay === null ? [] : [`${counted(newPerDay, 'new card')} per day`]),
    ...(reviewsPerDay === null ? [] : [`${counted(reviewsPerDay, 'review')} per day`]),
  ].join('; ')

/** So many are listed; the field finds the others. */
const MOST_LISTED = 100

type DeckLinksProps = { readonly title: string; readonly names: readonly string[] }

function DeckLinks({ title, names }: DeckLinksProps) {
  if (names.length === 0) return null
  return (
    <Section title={title}>
      <RowList label={title}>
        {names.slice(0, MOST_LISTED).map((name) => (
          <Row key={name} href={deckOptionsHref(name)}>
            {name}
          </Row>
        ))}
      </RowList>
      {names.length > MOST_LISTED ? (
        <p className="mt-2 text-quiet text-small">
          The first {MOST_LISTED} of {names.length.toLocaleString('en-GB')}. Type part of a name to find the others.
        </p>
      ) : null}
    </Section>
  )
}

/** Chooses a deck; those with options of their own are listed. */
export async function DeckList({ ctx, unknown }: { readonly ctx: Context; readonly unknown: string | null }) {
  const { names, chosen } = await listDecks(ctx)
  const alike = unknown === null ? [] : names.filter((name) => foldText(name).includes(foldText(unknown)))
  const chosenNames = new Set(chosen.map(({ name }) => name))
  return (
    <Page width="form">
      <PageTitle label={<SettingsLink />} actions={<LinkButton href="/decks">Study a deck</LinkButton>}>
        Options of a deck
      </PageTitle>
      <form method="get" className="flex flex-wrap items-end gap-3">
        <TextField
          label="Deck"
          hint="Type part of its name to find it."
          name="deck"
          list="decks"
          autoComplete="off"
          defaultValue={unknown ?? ''}
          error={unknown === null || alike.length > 0 ? null : `No deck has “${unknown}” in its name.`}
          className="min-w-[min(16rem,100%)] flex-1"
        />
        <datalist id="decks">
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button type="submit">Show</Button>
      </form>
      {unknown === null ? null : <DeckLinks title={`Decks with “${unknown}” in their name`} names={alike} />}
      <Section title="Decks with options of their own">
        {chosen.length === 0 ? (
          <p>No deck has options of its own. All use your settings.</p>
        ) : (
          <RowList label="Decks with options of their own">
            {chosen.map((deck) => (
              <Row key={deck.name} href={deckOptionsHref(deck.name)} note={noteOf(deck)}>
                {deck.name}
              </Row>
            ))}
          </RowList>
        )}
      </Section>
      {unknown === null ? (
        <DeckLinks title="Other decks" names={names.filter((name) => !chosenNames.has(name))} />
      ) : null}
    </Page>
  )
}
