/// A set of bindings that comes with the program, as the text of its file.
public struct Profile: Sendable {
  /// The name in the settings: `vim`.
  public let name: String
  /// The name in messages: `vim.keymap`.
  public let file: String
  public let text: String

  private init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.file = name + ".keymap"
    self.text = String(decoding: bytes, as: UTF8.self)
  }

  /// The usual one first.
  public static let all = [
    Profile("vim", PackageResources.vim_keymap), Profile("less", PackageResources.less_keymap),
  ]

  /// What `quire pick` puts over the keys of whichever set.
  public static let picking = Profile("pick", PackageResources.pick_keymap)

  /// What `quire tutor` puts over them.
  public static let tutor = Profile("tutor", PackageResources.tutor_keymap)

  public static func named(_ name: String) -> Profile? {
    all.first { $0.name == name }
  }
}
