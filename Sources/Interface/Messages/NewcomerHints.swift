/// What somebody who has just started Quire can do next.
public enum NewcomerHints {
  /// The lines under the page of the sample, with the keys that the reader has.
  public static func lines(_ keymap: Keymap) -> [String] {
    let index = KeyIndex(keymap)
    func key(_ command: String) -> String {
      index.name(for: command, in: .list) ?? ":" + command
    }
    return [
      "This is a sample. Open your own: quire digests/",
      "Type \(key("filter")) and letters to narrow the list, \(key("facets")) for tags and authors.",
      "\(key("star")) stars, \(key("read")) marks read, \(key("undo")) undoes, "
        + "\(key("open-abstract")) opens; \(key("help")) shows all keys, \(key("back")) quits.",
    ]
  }
}
