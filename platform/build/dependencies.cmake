# platform/build/dependencies.cmake: the libraries, found on the machine, never downloaded.
# A missing one ends the configuration with the name of the Debian package that has it.

find_package(PkgConfig)
if(NOT PKG_CONFIG_FOUND)
    message(FATAL_ERROR "pkg-config is missing: run ./candour setup (Debian package pkg-config)")
endif()

# Makes PkgConfig::<target> from a pkg-config module of the given Debian package.
function(candour_pkg_config target module package)
    pkg_check_modules(${target} QUIET IMPORTED_TARGET GLOBAL ${module})
    if(NOT ${target}_FOUND)
        message(FATAL_ERROR "${module} is missing: run ./candour setup (Debian package ${package})")
    endif()
endfunction()

candour_pkg_config(SODIUM libsodium libsodium-dev)
candour_pkg_config(ZSTD libzstd libzstd-dev)
candour_pkg_config(RE2 re2 libre2-dev)
candour_pkg_config(SQLITE sqlite3 libsqlite3-dev)
candour_pkg_config(POSTGRESQL libpq libpq-dev)
candour_pkg_config(CURL libcurl libcurl4-openssl-dev)
candour_pkg_config(EXPAT expat libexpat1-dev)
candour_pkg_config(XLSXWRITER xlsxwriter libxlsxwriter-dev)
candour_pkg_config(ZIP libzip libzip-dev)
candour_pkg_config(ICU icu-uc libicu-dev)
candour_pkg_config(ICU_I18N icu-i18n libicu-dev)
candour_pkg_config(WEBP libwebp libwebp-dev)
candour_pkg_config(VPX vpx libvpx-dev)
candour_pkg_config(QRCODEGEN qrcodegencpp libqrcodegencpp-dev)
candour_pkg_config(PNG libpng libpng-dev)
candour_pkg_config(TURBOJPEG libturbojpeg libturbojpeg0-dev)
candour_pkg_config(SDL2 sdl2 libsdl2-dev)
candour_pkg_config(IMGUI imgui libimgui-dev)
candour_pkg_config(GL gl libgl-dev)
candour_pkg_config(CAIRO cairo libcairo2-dev)
candour_pkg_config(PANGO pangocairo libpango1.0-dev)
candour_pkg_config(PANGOFT2 pangoft2 libpango1.0-dev)
candour_pkg_config(FONTCONFIG fontconfig libfontconfig-dev)

# As find_package(), ending with the name of the Debian package when it is missing.
macro(candour_find_package name package)
    find_package(${name} QUIET ${ARGN})
    if(NOT ${name}_FOUND)
        message(FATAL_ERROR "${name} is missing: run ./candour setup (Debian package ${package})")
    endif()
endmacro()

candour_find_package(Threads libc6-dev)
candour_find_package(nlohmann_json nlohmann-json3-dev)
candour_find_package(OpenSSL libssl-dev)
candour_find_package(Boost "libboost-dev libboost-locale-dev" 1.74 COMPONENTS locale)
candour_find_package(Catch2 catch2)

find_path(MUSTACHE_INCLUDE_DIR kainjow/mustache.hpp)
if(NOT MUSTACHE_INCLUDE_DIR)
    message(FATAL_ERROR "kainjow/mustache.hpp is missing: run ./candour setup "
                        "(Debian package libkainjow-mustache-dev)")
endif()

find_library(WEBM_LIBRARY webm)
if(NOT WEBM_LIBRARY)
    message(FATAL_ERROR "libwebm is missing: run ./candour setup (Debian package libwebm-dev)")
endif()

find_program(VPXENC_PROGRAM vpxenc)
if(NOT VPXENC_PROGRAM)
    message(FATAL_ERROR "vpxenc is missing: run ./candour setup (Debian package vpx-tools)")
endif()

find_program(MSGFMT_PROGRAM msgfmt)
if(NOT MSGFMT_PROGRAM)
    message(FATAL_ERROR "msgfmt is missing: run ./candour setup (Debian package gettext)")
endif()

find_package(Python3 3.9 QUIET COMPONENTS Interpreter)
if(NOT Python3_FOUND)
    message(FATAL_ERROR "python3 is missing: run ./candour setup (Debian package python3)")
endif()
