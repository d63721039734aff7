import type { Metadata } from 'next'
import { NothingHere } from '@/app/_ui/nothing-here'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFoundInWorkspace() {
  return <NothingHere inFrame />
}
