import { expectTypeOf, it } from 'vitest'
import type { Authorized, InWorkspace, OfLearner } from './authorized'

it('lets a mutation of a library take what was read to be changed, and nothing else', () => {
  expectTypeOf<Authorized<InWorkspace & { readonly key: string }>>().toExtend<Authorized<InWorkspace>>()
  expectTypeOf<InWorkspace>().not.toExtend<Authorized<InWorkspace>>()
  expectTypeOf<Authorized<InWorkspace & OfLearner>>().not.toExtend<Authorized<InWorkspace>>()
  expectTypeOf<Authorized<InWorkspace & OfLearner>>().toExtend<Authorized<OfLearner>>()
})
