public import ArgumentParser
public import Terminal

/// How everything looks and which keys it has, in place of what the settings say.
struct LookArguments: ParsableArguments {
  @Option(help: "Use colours: auto, always or never.")
  var color: TerminalOptions.Color?

  @Option(
    help: ArgumentHelp(
      "What everything looks like, in place of the setting: a theme, or quire's dark or light one.",
      valueName: "theme"))
  var theme: String?

  @OptionGroup var profile: ProfileArgument

  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false
}

extension TerminalOptions.Color: ExpressibleByArgument {}
