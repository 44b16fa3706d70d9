import Feeds
import Papers
import Storage

/// Pages that a server need not send again, with what to say to be told so: a file each, which may go at any time.
enum HeldPage {
  /// The page of an address; nil when there is none, or another address has its name.
  static func read(_ address: String, in folder: String) -> ArxivClient.Page? {
    guard let bytes = KeptFile.read(path(address, in: folder)) else { return nil }
    let head = bytes.indices.dropLast().first { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }
    guard let head else { return nil }
    let lines = String(decoding: bytes[..<head], as: UTF8.self).split(separator: "\n")
    guard lines.first.map(String.init) == address else { return nil }
    return ArxivClient.Page(
      bytes: Array(bytes[(head + 2)...]), conditions: lines.dropFirst().map(String.init))
  }

  /// Only a page that says how to ask again is worth it; one that cannot be kept is asked for again.
  static func write(_ page: ArxivClient.Page, at address: String, in folder: String) {
    guard !page.conditions.isEmpty else { return }
    let head = ([address] + page.conditions).joined(separator: "\n") + "\n\n"
    try? AtomicFile.writePrivate(Array(head.utf8) + page.bytes, to: path(address, in: folder))
  }

  private static func path(_ address: String, in folder: String) -> String {
    folder + "/" + String(SHA256.firstWord(of: address), radix: 16)
  }
}
