import ArgumentParser
import Keymaps
import Storage

/// `--profile`, the set of keys.
struct ProfileArgument: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The set of keys: \(Profile.all.map(\.name).joined(separator: ", ")).", valueName: "keymap")
  )
  var profile: String?

  func validate() throws {
    guard let profile, Profile.named(profile) == nil else { return }
    let known = Profile.all.map(\.name).joined(separator: ", ")
    throw ValidationError("There is no set of keys “\(profile)” (\(known)).")
  }

  /// The one that was asked for, else that of the settings.
  func choice(_ settings: Settings) -> Profile {
    Profile.named(profile ?? settings.profile) ?? Profile.all[0]
  }
}
