/// A set of bindings that comes with the program, as the text of its file, and of what all sets have.
public struct Profile: Sendable {
  /// The name in the settings: `vim`.
  public let name: String
  /// The name in messages: `vim.keymap`.
  public let file: String
  /// What it is like, for the manual.
  public let about: String
  private let bytes: [UInt8]

  private init(_ name: String, _ about: String, _ bytes: [UInt8]) {
    (self.name, self.about, self.bytes) = (name, about, bytes)
    file = name + ".keymap"
  }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The usual one first.
  public static let all = [
    Profile("vim", "the usual one, for fingers that know vi", over(PackageResources.vim_keymap)),
    Profile(
      "less", "Space and `b` turn pages, `q` leaves", over(PackageResources.less_keymap)),
    Profile(
      "newsboat", "Enter, `o`, `n` and `N`, `A`, and `,` for macros",
      over(PackageResources.newsboat_keymap)),
    Profile(
      "mutt", "`t` tags, `l` limits, `d` is done with, `c` changes to a view",
      over(PackageResources.mutt_keymap)),
    Profile(
      "emacs", "`C-n`, `C-v`, `C-s`, `M-x`, `C-x C-c`, and the letters of elfeed",
      over(PackageResources.emacs_keymap)),
    Profile(
      "arrows", "arrows, Enter, Tab and Esc, and single letters, as in lazygit",
      over(PackageResources.arrows_keymap)),
  ]

  private static func over(_ bytes: [UInt8]) -> [UInt8] {
    bytes + PackageResources.common_keymap
  }

  /// What `quire pick` puts over the keys of whichever set.
  public static let picking = Profile(
    "pick", "keys of quire pick", PackageResources.pick_keymap)

  /// What `quire tutor` puts over them.
  public static let tutor = Profile(
    "tutor", "keys of quire tutor", PackageResources.tutor_keymap)

  public static func named(_ name: String) -> Profile? {
    all.first { $0.name == name }
  }
}
