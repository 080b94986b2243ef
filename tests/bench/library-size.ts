const { BENCH_SMALL, BENCH_LARGE } = process.env

const SIZES = {
  small: { cards: 10_000, reviews: 100_000 },
  middle: { cards: 30_000, reviews: 300_000 },
  large: { cards: 100_000, reviews: 1_000_000 },
}

/** How large the library is that is compared with Anki's. */
export const { cards, reviews } = SIZES[BENCH_LARGE === '1' ? 'large' : BENCH_SMALL === '1' ? 'small' : 'middle']

export const at = `SQLite, ${cards.toLocaleString('en')} cards, ${reviews.toLocaleString('en')} reviews`
