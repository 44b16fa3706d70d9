/// In this room a range that would end before it begins is empty: links, brackets and lines of people's texts may
/// overlap in any way, and no text is worth a trap.
@inline(__always)
func ..< (start: Int, end: Int) -> Range<Int> {
  Range(uncheckedBounds: (start, max(start, end)))
}
