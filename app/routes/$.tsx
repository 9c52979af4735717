/** Whatever no other route knows, for every method. */
const nothing = () => {
  throw new Response('没有这一页：地址不对，或它已不在这里。', { status: 404 })
}

export const loader = nothing
export const action = nothing

export default function NoSuchPage() {
  return null
}
