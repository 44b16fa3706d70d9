/// A theme that comes with the program, as the text of its file.
public struct ShippedTheme: Sendable {
  /// The name in the settings: `nord`.
  public let name: String
  public let text: String

  private init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.text = String(decoding: bytes, as: UTF8.self)
  }

  /// All of them, the usual pair first.
  public static let all = [
    ShippedTheme("quire", PackageResources.quire_toml),
    ShippedTheme("quire-light", PackageResources.quire_light_toml),
    ShippedTheme("catppuccin", PackageResources.catppuccin_toml),
    ShippedTheme("catppuccin-latte", PackageResources.catppuccin_latte_toml),
    ShippedTheme("gruvbox", PackageResources.gruvbox_toml),
    ShippedTheme("gruvbox-light", PackageResources.gruvbox_light_toml),
    ShippedTheme("high-contrast", PackageResources.high_contrast_toml),
    ShippedTheme("high-contrast-light", PackageResources.high_contrast_light_toml),
    ShippedTheme("mono", PackageResources.mono_toml),
    ShippedTheme("nord", PackageResources.nord_toml),
    ShippedTheme("solarized", PackageResources.solarized_toml),
    ShippedTheme("solarized-light", PackageResources.solarized_light_toml),
    ShippedTheme("tokyonight", PackageResources.tokyonight_toml),
    ShippedTheme("tokyonight-day", PackageResources.tokyonight_day_toml),
    ShippedTheme("zenburn", PackageResources.zenburn_toml),
  ]
}
