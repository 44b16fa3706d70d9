import Papers

/// Addresses that only lead on to another, which is the one that is meant: those in the mails and on the pages
/// of Google.
///
///     https://scholar.google.com/scholar_url?url=https://arxiv.org/pdf/2401.01234&hl=en
enum RedirectTarget {
  /// Where an address leads on to; nil when it is one itself.
  static func inner(of address: Slice<UnsafeRawBufferPointer>) -> [UInt8]? {
    guard address.count > 40 else { return nil }
    let target = UnsafeRawBufferPointer(rebasing: address)
    let scanner = ByteScanner(target)
    guard scanner.has("http", at: 0, before: target.count) else { return nil }
    let host = target[4] == 0x73 ? 5 : 4
    let isOne =
      ([
        "://scholar.google.", "://www.google.", "://google.",
      ] as [StaticString]).contains { scanner.has($0, at: host, before: target.count) }
    guard isOne else { return nil }
    let head = host..<min(target.count, host + 60)
    guard
      let path = scanner.find("/scholar_url?", in: head) ?? scanner.find("/url?", in: head)
    else { return nil }
    for name in ["url=http", "q=http"] as [StaticString] {
      guard let place = scanner.find(name, in: path..<target.count),
        ByteSet("?&;").contains(target[place - 1])
      else { continue }
      let start = place + name.utf8CodeUnitCount - 4
      let end = target[start...].firstIndex(of: ASCII.ampersand) ?? target.count
      return PercentEncoding.decoded(Array(target[start..<end])[...])
    }
    return nil
  }
}
