import { orderedId } from '../../data/library-ids'
import type { Instant, ReviewId } from '../../domain/ids'

/** A fresh id for an entry of the review log that is made at an instant. */
export const newReviewId = (at: Instant): ReviewId => orderedId<ReviewId>(at)
