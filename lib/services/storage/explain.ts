import { DatabaseInUseError } from '../../data/backup/restore'
import { BackupFailedError } from '../../data/backup/write'
import { storageFailure } from '../../data/engine/storage-failure'
import { LostLibraryError } from '../../data/files/lost-library'
import { WrongSchemaError } from '../../data/migrations/own-schema'
import { EarlierSchemaError, MigrationDamageError, NewerSchemaError } from '../../data/migrations/plan'

/** Errors whose message is written for the person at the keyboard. */
const FOR_PEOPLE = [
  LostLibraryError,
  DatabaseInUseError,
  WrongSchemaError,
  EarlierSchemaError,
  NewerSchemaError,
  MigrationDamageError,
]

/** What a thrown error means for the person at the keyboard: what happened and what to do. Null where it is a bug. */
export const explain = (reason: unknown): string | null => {
  if (FOR_PEOPLE.some((kind) => reason instanceof kind)) return (reason as Error).message // each of them is one
  const failure = storageFailure(reason)
  if (failure) return failure.message
  return reason instanceof BackupFailedError ? reason.message : null
}
