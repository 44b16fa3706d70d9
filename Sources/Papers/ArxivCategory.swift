/// What looks like a category of arXiv: `cs.LG`, `cond-mat.str-el`, or an archive, `hep-th`, `math`.
package enum ArxivCategory {
  package static func isOne(_ text: UnsafeRawBufferPointer) -> Bool {
    let parts = text.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
    guard let archive = parts.first, (2...10).contains(archive.count),
      archive.allSatisfy({ $0 &- 0x61 < 26 || $0 == ASCII.hyphen })
    else { return false }
    if parts.count == 2 {
      return (2...10).contains(parts[1].count)
        && parts[1].allSatisfy { ASCII.lower($0) &- 0x61 < 26 || $0 == ASCII.hyphen }
    }
    let known = PaperID.archives + ["stat", "eess", "econ", "q-fin"]
    return known.contains { name in
      name.utf8CodeUnitCount == archive.count
        && UnsafeBufferPointer(start: name.utf8Start, count: archive.count).elementsEqual(archive)
    }
  }

  package static func isOne(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isOne(UnsafeRawBufferPointer($0)) }
  }
}
