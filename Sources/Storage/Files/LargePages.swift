import Glibc
public import Papers

extension MemoryAdvice {
  /// Asks for pages of two megabytes, where a text is large enough for them: a fault for each small
  /// page costs as much time as filling it. At most a page more is used.
  public static let largePages = MemoryAdvice { room in
    let page = 2 << 20
    guard room.count >= 2 * page, let base = room.baseAddress else { return }
    let start = (Int(bitPattern: base) + page - 1) & ~(page - 1)
    let end = (Int(bitPattern: base) + room.count) & ~(page - 1)
    if start < end {
      madvise(UnsafeMutableRawPointer(bitPattern: start), end - start, MADV_HUGEPAGE)
    }
  }
}
