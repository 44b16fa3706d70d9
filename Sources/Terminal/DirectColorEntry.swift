/// A terminal description with direct colour, for systems that have none: ncurses takes one from the
/// environment. It is konsole-direct, whose `38;2;r;g;b` every terminal with direct colour reads;
/// xterm-direct's form with colons is not as widely read.
///
/// Made by `infocmp -0 -q -Q2 konsole-direct` from ncurses 6.4's database.
enum DirectColorEntry {
  static let name = "konsole-direct"
  static let terminfo =
    """
    b64:HgIyAB0ADwBpAUIFa29uc29sZS1kaXJlY3R8a29uc29sZSB3aXRoIGRpcmVjdC1jb2xvciBpbmRleGluZwAAAQAA\
    AQAAAAAAAAAAAQEAAAAAAAAAAAAAAQAAAQBQAAAACAAAABgAAAD_________________________________________\
    ____________AAAAAQAAAQD__wAAAgAEABUAGgAiACYAKgD__zUARgBIAEwAUwD__1UAXAD__2AA__9kAGgA_____2wA\
    bgBzAHgA__-BAIYAiwD__5AAlQCaAJ8AqACqALAA__-9AMIAyADOAP_______-AA________AQH__wUB________BwH_\
    _wwB__________8QARQBGgEeASIBJgEsATIBOAE-AUQBSAH__00B__9RAVYBWwFfAWYB__9tAXEBeQH_____________\
    __________________________-BAYoBkwH__5wBpQGuAbcBwAHJAf__________________0gHVAf____8EAgcCEgIV\
    AhcCGgJzAv__dgL_____________________________eAL__60C_____7ECtwL_____vQL_____________________\
    wQL_____________________________________________________________________xQL_____zAL_________\
    _9MC2gLhAv_____oAv__7wL________2Av_____________9AgMDCQMOAxMDGAMdAyUDLQM1Az0DRQNNA1UDXQNiA2cD\
    bANxA3kDgQOJA5EDmQOhA6kDsQO2A7sDwAPFA80D1QPdA-UD7QP1A_0DBQQKBA8EFAQZBCEEKQQxBDkEQQRJBFEEWQRe\
    BGME________________________________________________________________aARzBHgEgASEBP__________\
    ________________________jQT_______________________-SBP______________________________________\
    _________________________________________________5gE________nATvBAcADQAbWyVpJXAxJWQ7JXAyJWRy\
    ABtbM2cAG1tIG1sySgAbW0sAG1tKABtbJWklcDElZEcAG1slaSVwMSVkOyVwMiVkSAAKABtbSAAbWz8yNWwACAAbWz8y\
    NWgAG1tDABtbQQAbW1AAG1tNAA4AG1s1bQAbWzFtABs3G1s_NDdoABtbMm0AG1s0aAAbWzhtABtbN20AG1s3bQAbWzRt\
    ABtbJXAxJWRYAA8AG1swbQ8AG1syShtbPzQ3bBs4ABtbNGwAG1syN20AG1syNG0AG1s_NWgkPDEwMC8-G1s_NWwAG1tt\
    G1s_N2gbWzRsGz4bNxtbchtbPzE7Mzs0OzZsGzgAG1tMAH8AG1szfgAbT0IAG09QABtbMjF-ABtPUQAbT1IAG09TABtb\
    MTV-ABtbMTd-ABtbMTh-ABtbMTl-ABtbMjB-ABtPSAAbWzJ-ABtPRAAbWzZ-ABtbNX4AG09DABtbMTsyQgAbWzE7MkEA\
    G09BABtbPzFsGz4AG1s_MWgbPQAbWyVwMSVkUAAbWyVwMSVkTQAbWyVwMSVkQgAbWyVwMSVkUwAbWyVwMSVkTAAbWyVw\
    MSVkRAAbWyVwMSVkQwAbWyVwMSVkVAAbWyVwMSVkQQAbYwAbNxtbchs4G1ttG1s_N2gbWz8xOzM7NDs2bBtbNGwbPhtb\
    PzEwMDBsG1s_MjVoABs4ABtbJWklcDElZGQAGzcACgAbTQAbWzAlPyVwNiV0OzElOyU_JXAyJXQ7NCU7JT8lcDElcDMl\
    fCV0OzclOyU_JXA0JXQ7NSU7JT8lcDUldDsyJTslPyVwNyV0OzglO20lPyVwOSV0DiVlDyU7ABtIAAkAYGBhYWZmZ2dp\
    aWpqa2tsbG1tbm5vb3BwcXFycnNzdHR1dXZ2d3d4eHl5enp7e3x8fX1-fgAbW1oAG1s_N2gAG1s_N2wAGykwABtPRgAb\
    WzM7Mn4AG1sxOzJGABtbMTsySAAbWzI7Mn4AG1sxOzJEABtbNjsyfgAbWzU7Mn4AG1sxOzJDABtbMjN-ABtbMjR-ABtP\
    MlAAG08yUQAbTzJSABtPMlMAG1sxNTsyfgAbWzE3OzJ-ABtbMTg7Mn4AG1sxOTsyfgAbWzIwOzJ-ABtbMjE7Mn4AG1sy\
    MzsyfgAbWzI0OzJ-ABtPNVAAG081UQAbTzVSABtPNVMAG1sxNTs1fgAbWzE3OzV-ABtbMTg7NX4AG1sxOTs1fgAbWzIw\
    OzV-ABtbMjE7NX4AG1syMzs1fgAbWzI0OzV-ABtPNlAAG082UQAbTzZSABtPNlMAG1sxNTs2fgAbWzE3OzZ-ABtbMTg7\
    Nn4AG1sxOTs2fgAbWzIwOzZ-ABtbMjE7Nn4AG1syMzs2fgAbWzI0OzZ-ABtPM1AAG08zUQAbTzNSABtPM1MAG1sxNTsz\
    fgAbWzE3OzN-ABtbMTg7M34AG1sxOTszfgAbWzIwOzN-ABtbMjE7M34AG1syMzszfgAbWzI0OzN-ABtPNFAAG080UQAb\
    TzRSABtbJWklZDslZFIAG1s2bgAbWz8xOzJjABtbYwAbWzM5OzQ5bQAbWzNtABtbMjNtABtbPAAbWyU_JXAxJXs4fSU8\
    JXQzJXAxJWQlZTM4OzI7JXAxJXs2NTUzNn0lLyVkOyVwMSV7MjU2fSUvJXsyNTV9JSYlZDslcDElezI1NX0lJiVkJTtt\
    ABtbJT8lcDElezh9JTwldDQlcDElZCVlNDg7MjslcDElezY1NTM2fSUvJWQ7JXAxJXsyNTZ9JS8lezI1NX0lJiVkOyVw\
    MSV7MjU1fSUmJWQlO20A
    """
}
