import { TableSkeleton } from '@/app/_ui/skeleton'

export default function BankLoading() {
  return <TableSkeleton rows={14} />
}
