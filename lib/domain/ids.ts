/** Branded ids: strings that cannot be mixed up. Made by `as` at the edges only: parsed requests and id makers. */
declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

export type WorkspaceId = Id<'workspace'>
export type LearnerId = Id<'learner'>
export type ArticleId = Id<'article'>
export type SnapshotId = Id<'snapshot'>
export type PassageId = Id<'passage'>
export type FactId = Id<'fact'>
export type CardId = Id<'card'>
export type DeckId = Id<'deck'>
/** A UUIDv7 made by the client that logs the entry. */
export type ReviewId = Id<'review'>
/** One immutable version of a learner's scheduling settings. */
export type SettingsId = Id<'settings'>
/** A learner's named set of options, which decks point to. */

/** The SHA-256 of a media file's bytes, 64 hexadecimal digits in lower case. */
export type MediaDigest = Id<'media'>

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number
/** Days since 1970-01-01 of the learner's calendar, turning over at the learner's day start. */
export type StudyDay = number
