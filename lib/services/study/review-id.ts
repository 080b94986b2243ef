import { v7 as uuidv7 } from 'uuid'
import type { Instant, ReviewId } from '../../domain/ids'

/** A fresh id for an entry of the review log that is made at an instant. */
export const newReviewId = (at: Instant): ReviewId => uuidv7({ msecs: at }) as ReviewId // edge
