# platform/build/share.cmake: what the programs read at run time, gathered under share/candour
# beside bin/, so that a built program finds ../share/candour exactly as an installed one does.

set(share_outputs)

# Assets, file by file, so that a change copies one file.
file(GLOB_RECURSE asset_files CONFIGURE_DEPENDS
    RELATIVE ${CMAKE_SOURCE_DIR}/assets ${CMAKE_SOURCE_DIR}/assets/*)
list(FILTER asset_files EXCLUDE REGEX "(^|/)(README\\.md|CMakeLists\\.txt)$")
list(FILTER asset_files EXCLUDE REGEX "^organisations/translations/")

# Templates and scripts of the console keep their path under app/console.
file(GLOB_RECURSE console_files CONFIGURE_DEPENDS
    RELATIVE ${CMAKE_SOURCE_DIR}/app/console
    ${CMAKE_SOURCE_DIR}/app/console/*.mustache
    ${CMAKE_SOURCE_DIR}/app/console/*.js
    ${CMAKE_SOURCE_DIR}/app/console/*.svg)
list(FILTER console_files EXCLUDE REGEX "node_modules/")

# Copies `from` to share/candour/`to` at build time.
function(candour_share_file from to)
    add_custom_command(
        OUTPUT ${CANDOUR_SHARE_DIR}/${to}
        COMMAND ${CMAKE_COMMAND} -E copy ${from} ${CANDOUR_SHARE_DIR}/${to}
        DEPENDS ${from}
        VERBATIM)
    set(share_outputs ${share_outputs} ${CANDOUR_SHARE_DIR}/${to} PARENT_SCOPE)
endfunction()

foreach(file IN LISTS asset_files)
    candour_share_file(${CMAKE_SOURCE_DIR}/assets/${file} ${file})
endforeach()
foreach(file IN LISTS console_files)
    candour_share_file(${CMAKE_SOURCE_DIR}/app/console/${file} console/${file})
endforeach()

# The example organisation in every language.
file(GLOB translations CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/assets/organisations/translations/*.json)
set(many_languages ${CANDOUR_SHARE_DIR}/organisations/many-languages.json)
add_custom_command(
    OUTPUT ${many_languages}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/platform/build/translate_organisation.py
        ${CMAKE_SOURCE_DIR}/assets/organisations/example.json
        ${CMAKE_SOURCE_DIR}/assets/organisations/translations ${many_languages}
    DEPENDS ${translations} ${CMAKE_SOURCE_DIR}/assets/organisations/example.json
        ${CMAKE_SOURCE_DIR}/platform/build/translate_organisation.py
    VERBATIM)
list(APPEND share_outputs ${many_languages})

# … and with a clip on every screen that is plainly no signing: for practising and for tests.
set(placeholder ${CANDOUR_SHARE_DIR}/organisations/sign/placeholder.webm)
set(with_placeholder ${CANDOUR_SHARE_DIR}/organisations/sign-placeholder.json)
add_custom_command(
    OUTPUT ${placeholder} ${with_placeholder}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/platform/build/sign_placeholder.py
        ${VPXENC_PROGRAM} ${many_languages} ${placeholder} ${with_placeholder}
    DEPENDS ${many_languages} ${CMAKE_SOURCE_DIR}/platform/build/sign_placeholder.py
    VERBATIM)
list(APPEND share_outputs ${placeholder} ${with_placeholder})

# Message catalogues: locales/cy.po becomes locale/cy.mo, locales/console/cy.po the console's.
# msgfmt -c refuses a broken one.
foreach(place IN ITEMS "" "console/")
    file(GLOB po_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/locales/${place}*.po)
    foreach(po IN LISTS po_files)
        get_filename_component(language ${po} NAME_WE)
        set(mo ${CANDOUR_SHARE_DIR}/locale/${place}${language}.mo)
        add_custom_command(
            OUTPUT ${mo}
            COMMAND ${CMAKE_COMMAND} -E make_directory ${CANDOUR_SHARE_DIR}/locale/${place}
            COMMAND ${MSGFMT_PROGRAM} -c -o ${mo} ${po}
            DEPENDS ${po}
            VERBATIM)
        list(APPEND share_outputs ${mo})
    endforeach()
endforeach()

# What there is in each language, for the console.
file(GLOB kiosk_po_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/locales/*.po)
file(GLOB prompt_lists CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/prompts/*/index.tsv)
set(language_facts ${CANDOUR_SHARE_DIR}/locale/languages.json)
add_custom_command(
    OUTPUT ${language_facts}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/platform/build/language_facts.py
        ${CMAKE_SOURCE_DIR} ${language_facts}
    DEPENDS ${kiosk_po_files} ${prompt_lists} ${CMAKE_SOURCE_DIR}/locales/messages.pot
        ${CMAKE_SOURCE_DIR}/platform/build/language_facts.py
        ${CMAKE_SOURCE_DIR}/platform/build/prompt_files.py
        ${CMAKE_SOURCE_DIR}/tests/locale_texts.py
    VERBATIM)
list(APPEND share_outputs ${language_facts})

# Fonts: a private set, so that no machine's own fonts change how a screen looks.
set(fonts_dir /usr/share/fonts)
foreach(weight IN ITEMS Regular Bold)
    set(font_files truetype/noto/NotoNastaliqUrdu-${weight}.ttf
                   opentype/noto/NotoSansCJK-${weight}.ttc)
    foreach(script IN ITEMS "" Arabic Bengali Devanagari Ethiopic Gujarati Gurmukhi Tamil)
        list(APPEND font_files truetype/noto/NotoSans${script}-${weight}.ttf)
    endforeach()
    foreach(font IN LISTS font_files)
        get_filename_component(name ${font} NAME)
        if(NOT EXISTS ${fonts_dir}/${font})
            message(FATAL_ERROR "${fonts_dir}/${font} is missing: run ./candour setup "
                                "(Debian packages fonts-noto-core and fonts-noto-cjk)")
        endif()
        candour_share_file(${fonts_dir}/${font} fonts/${name})
    endforeach()
endforeach()

# The words of the Chinese keyboard.
set(pinyin_words /usr/share/rime-data/pinyin_simp.dict.yaml)
if(NOT EXISTS ${pinyin_words})
    message(FATAL_ERROR "${pinyin_words} is missing: run ./candour setup "
                        "(Debian package rime-data-pinyin-simp)")
endif()
candour_share_file(${pinyin_words} keyboards/pinyin_simp.dict.yaml)

# The console's style sheet, from GOV.UK Frontend's Sass.
set(web_dir ${CMAKE_SOURCE_DIR}/app/console/web)
if(EXISTS ${web_dir}/console.scss)
    if(NOT EXISTS ${web_dir}/node_modules/sass/sass.js)
        message(FATAL_ERROR "The console's npm packages are missing: run ./candour setup")
    endif()
    find_program(NODE_PROGRAM NAMES node nodejs)
    if(NOT NODE_PROGRAM)
        message(FATAL_ERROR "node is missing: run ./candour setup (Debian package nodejs)")
    endif()
    file(GLOB scss_files CONFIGURE_DEPENDS ${web_dir}/*.scss)
    set(css ${CANDOUR_SHARE_DIR}/console/console.css)
    add_custom_command(
        OUTPUT ${css}
        COMMAND ${NODE_PROGRAM} ${web_dir}/node_modules/sass/sass.js
            --no-source-map --style=compressed --quiet-deps
            --load-path=${web_dir}/node_modules ${web_dir}/console.scss ${css}
        DEPENDS ${scss_files} ${web_dir}/package-lock.json
        VERBATIM)
    candour_share_file(
        ${web_dir}/node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js
        console/govuk-frontend.min.js)
    list(APPEND share_outputs ${css})
endif()

add_custom_target(candour_share ALL DEPENDS ${share_outputs})
foreach(program IN ITEMS candour-kiosk candour-server)
    if(TARGET ${program})
        add_dependencies(${program} candour_share)
    endif()
endforeach()
install(DIRECTORY ${CANDOUR_SHARE_DIR} TYPE DATA)
