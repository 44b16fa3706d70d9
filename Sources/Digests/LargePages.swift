import Glibc

/// Asks for memory in pages of two megabytes, where a text is large enough for them: a fault for
/// each small page costs as much time as filling it.
package enum LargePages {
  /// To be called when the room for an array has been reserved and before it is filled. Only advice:
  /// nothing changes but the time, and at most a page more is used.
  package static func use(for array: inout [UInt8]) {
    let page = 2 << 20
    guard array.capacity >= 2 * page else { return }
    let capacity = array.capacity
    array.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      let start = (Int(bitPattern: base) + page - 1) & ~(page - 1)
      let end = (Int(bitPattern: base) + capacity) & ~(page - 1)
      if start < end {
        madvise(UnsafeMutableRawPointer(bitPattern: start), end - start, MADV_HUGEPAGE)
      }
    }
  }
}
