import { TableSkeleton } from '@/app/_ui/skeleton'

export default function Loading() {
  return <TableSkeleton />
}
